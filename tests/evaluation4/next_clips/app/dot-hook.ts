// app/api/dot-hook/route.ts
import { NextResponse } from "next/server";
import { kv } from "../lib/kv";

export async function POST(req: Request) {
  const body = await req.json();
  const task = body.data ?? body;
  const clip = await kv.get(`clip:${task.task_id}`);
  if (!clip || clip.urls) return new NextResponse(null, { status: 204 });

  console.info("apidot hook", { id: task.task_id, status: task.status });
  await kv.set(`clip:${task.task_id}`, {
    ...clip,
    state: "finished",
    // expect: early-result
    urls: task.files.map((f: { file_url: string }) => f.file_url),
  });
  return new NextResponse(null, { status: 204 });
}
