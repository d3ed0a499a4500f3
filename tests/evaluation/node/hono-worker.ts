import { Hono } from "hono";

type Bindings = { APIDOT_API_KEY: string; RESULTS: KVNamespace; SELF: string };

const app = new Hono<{ Bindings: Bindings }>();

app.post("/edit", async (c) => {
  const { prompt, image } = await c.req.json<{ prompt: string; image: string }>();
  const input: Record<string, unknown> = { prompt };
  input.image_urls = [image];
  input["size"] = "auto";
  // expect: invalid-value
  input.resolution = "720p";

  const res = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { Authorization: "Bearer " + c.env.APIDOT_API_KEY, "Content-Type": "application/json" },
    body: JSON.stringify({ model: "kling-o1-image-edit", input, callback_url: `${c.env.SELF}/apidot` }),
  });
  if (!res.ok) return c.json({ error: `upstream ${res.status}` }, 502);
  const { data } = await res.json<any>();
  await c.env.RESULTS.put(data.task_id, JSON.stringify({ status: data.status }));
  return c.json({ id: data.task_id, status: data.status });
});

app.post("/apidot", async (c) => {
  const hook = await c.req.json<any>();
  const task = hook.data ?? hook;
  console.log("hook for", task.task_id, task.status);
  // expect: early-result
  const urls = (task.files ?? []).map((f: any) => f.file_url);
  await c.env.RESULTS.put(task.task_id, JSON.stringify({ urls }));
  // expect: logged-url
  console.log(`stored ${urls}`);
  return c.body(null, 204);
});

app.get("/edit/:id", async (c) => {
  const stored = await c.env.RESULTS.get(c.req.param("id"), "json");
  return stored ? c.json(stored) : c.notFound();
});

export default app;
