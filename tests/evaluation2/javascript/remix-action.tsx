import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { db } from "~/db.server";

const APIDOT = process.env.APIDOT_BASE_URL ?? "https://api.apidot.ai";

async function apidot(path: string, body?: object) {
  const headers = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" };
  const res = await fetch(APIDOT + path, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
  if (!res.ok) throw json({ message: "image service" }, { status: 502 });
  return res.json();
}

export async function action({ request }: ActionFunctionArgs) {
  const form = Object.fromEntries(await request.formData());
  const answer = await apidot("/api/generate/submit", {
    model: "kling-2.5-turbo-pro",
    input: {
      prompt: String(form.prompt),
      start_image_url: String(form.photo),
      // expect: invalid-value
      duration: 7,
      // expect: invented-field
      cfg_scale: 0.5,
    },
  });
  await db.clip.create({ data: { task: answer.data.task_id, state: "pending" } });
  return json({ task: answer.data.task_id });
}

export async function loader({ params }: LoaderFunctionArgs) {
  const clip = await db.clip.findUniqueOrThrow({ where: { id: params.id } });
  if (clip.state === "completed") return json({ url: clip.url });
  const { data } = await apidot(`/api/generate/status/${clip.task}`);
  if (data.progress === 100) {
    // expect: early-result
    const url = data.files[0].file_url;
    await db.clip.update({ where: { id: clip.id }, data: { state: "completed", url } });
    return json({ url });
  }
  return json({ url: null });
}

export default function Clip() {
  const { url } = useLoaderData<typeof loader>();
  return (
    <main>
      {url ? <video src={url} controls /> : <p>Rendering…</p>}
      <Form method="post">
        <input name="prompt" />
        <input name="photo" />
      </Form>
    </main>
  );
}
