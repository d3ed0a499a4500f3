// bun run hono-bun.ts
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Database } from "bun:sqlite";
import { logger } from "hono/logger";

const db = new Database("tasks.sqlite", { create: true });
db.run("create table if not exists tasks (id text primary key, owner text, status text, files text)");

const app = new Hono();
app.use(logger());

const KEY = Bun.env.APIDOT_API_KEY;
if (!KEY) throw new Error("APIDOT_API_KEY missing");

const call = (path: string, init: RequestInit = {}) =>
  fetch("https://api.apidot.ai" + path, {
    ...init,
    headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
    signal: AbortSignal.timeout(20_000),
  });

app.post("/logo", async (c) => {
  const { text, owner } = await c.req.json<{ text: string; owner: string }>();
  if (!text || text.length > 1000) throw new HTTPException(400, { message: "text missing or too long" });
  const res = await call("/api/generate/submit", {
    method: "POST",
    body: JSON.stringify({
      model: "gpt-image-2",
      callback_url: Bun.env.APIDOT_CALLBACK_URL,
      input: { prompt: text, quality: "high", size: "1:1" },
    }),
  });
  if (res.status === 402) throw new HTTPException(503, { message: "out of credits" });
  if (!res.ok) {
    console.error("submit", res.status, (await res.json()).error?.message);
    throw new HTTPException(502);
  }
  const { data } = await res.json();
  db.run("insert into tasks values (?, ?, ?, null)", [data.task_id, owner, data.status]);
  return c.json({ id: data.task_id }, 202);
});

app.post("/hook", async (c) => {
  const body = await c.req.json();
  const task = body.data ?? body;
  const row = db.query("select status from tasks where id = ?").get(task.task_id) as { status: string } | null;
  if (!row || row.status === "finished" || row.status === "failed") return c.body(null, 204);
  if (task.status === "finished") {
    const urls = (task.files ?? task.output?.files ?? []).map((f: { file_url: string }) => f.file_url);
    db.run("update tasks set status = 'finished', files = ? where id = ?", [JSON.stringify(urls), task.task_id]);
  } else if (task.status === "failed") {
    db.run("update tasks set status = 'failed' where id = ?", [task.task_id]);
    console.warn("failed", task.task_id, task.error_message);
  }
  return c.body(null, 204);
});

export default { port: 8787, fetch: app.fetch };
