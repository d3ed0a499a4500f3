import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { db } from "~/db.server";
import { requireUser } from "~/session.server";

const ENDPOINT = "https://api.apidot.ai/api/generate";
const headers = () => ({
  Authorization: `Bearer ${process.env.APIDOT_API_KEY}`,
  "Content-Type": "application/json",
});

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireUser(request);
  const form = await request.formData();
  const res = await fetch(`${ENDPOINT}/submit`, {
    method: "POST",
    headers: headers(),
    body: JSON.stringify({
      model: "kling-o3-image",
      // expect: missing-field
      input: {
        resolution: "2K",
        size: String(form.get("ratio")),
        // expect: invented-field
        strength: 0.6,
      },
    }),
  });
  const { data } = await res.json();
  await db.task.create({ data: { id: data.task_id, userId: user.id, wish: String(form.get("wish")) } });
  return redirect(`/generate?task=${data.task_id}`);
}

export async function loader({ request }: LoaderFunctionArgs) {
  const id = new URL(request.url).searchParams.get("task");
  if (!id) return json({ state: "idle" as const, urls: [] as string[] });
  const res = await fetch(`${ENDPOINT}/status/${id}`, { headers: headers() });
  const { data } = await res.json();
  if (data.status !== "finished") return json({ state: "busy" as const, urls: [] });
  const urls = data.files.map((f: { file_url: string }) => f.file_url);
  await db.task.update({ where: { id }, data: { urls } });
  return json({ state: "done" as const, urls });
}

export default function Generate() {
  const { state, urls } = useLoaderData<typeof loader>();
  const busy = useNavigation().state !== "idle";
  return (
    <main>
      <Form method="post">
        <textarea name="wish" />
        <button disabled={busy}>go</button>
      </Form>
      <p>{state}</p>
      {urls.map((u) => (
        <img key={u} src={u} alt="" />
      ))}
    </main>
  );
}
