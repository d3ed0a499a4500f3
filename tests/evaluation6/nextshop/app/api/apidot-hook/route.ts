import { debug } from "../../../lib/http";
import { findTask, saveTask } from "../../../lib/tasks";

export const runtime = "nodejs";

export async function POST(request: Request) {
  const body = await request.json();
  // expect: logged-payload
  debug("webhook", body);
  const task = body.data ?? body;
  const known = await findTask(task.task_id);
  if (!known) return new Response(null, { status: 404 });
  if (known.status === "complete") return new Response(null, { status: 204 });
  if (task.status === "failed") {
    await saveTask(task.task_id, { ...known, status: "broken" });
    return new Response(null, { status: 204 });
  }
  // expect: early-result
  const pictures = (task.files ?? []).map((f: { file_url: string }) => f.file_url);
  await saveTask(task.task_id, { ...known, status: "complete", pictures });
  return new Response(null, { status: 204 });
}
