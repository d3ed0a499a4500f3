import { Hono } from "hono";
import { logger } from "hono/logger";

type Env = { Bindings: { APIDOT_API_KEY: string; TASKS: KVNamespace; HOOK: string } };

const app = new Hono<Env>();
app.use(logger());

app.post("/draw", async (c) => {
  const { text } = await c.req.json<{ text: string }>();
  const res = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { authorization: `Bearer ${c.env.APIDOT_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({
      // expect: invented-model
      model: "flux-2-max",
      callback_url: c.env.HOOK,
      input: { prompt: text },
    }),
  });
  if (!res.ok) {
    console.error("apidot", res.status, await res.text());
    return c.text("upstream", 502);
  }
  const { data } = await res.json<any>();
  await c.env.TASKS.put(data.task_id, "waiting");
  // expect: logged-url
  console.log("will be called at", c.env.HOOK);
  return c.json({ id: data.task_id }, 202);
});

app.post("/hook", async (c) => {
  const event = await c.req.json<any>();
  const task = event.data ?? event;
  const state = await c.env.TASKS.get(task.task_id);
  if (!state) return c.notFound();
  if (state !== "waiting") return c.body(null, 204);
  switch (task.status) {
    case "finished":
      await c.env.TASKS.put(task.task_id, JSON.stringify(task.files.map((f: any) => f.file_url)));
      break;
    // expect: invented-status
    case "failure":
    case "failed":
      await c.env.TASKS.put(task.task_id, "broken");
      console.warn(task.task_id, task.error_message);
      break;
    // expect: unused-ignore
    default: // kling-route: ignore[logged-payload] nothing is logged here
      break;
  }
  return c.body(null, 204);
});

export default app;
