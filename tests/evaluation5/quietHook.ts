import express, { type Request, type Response } from "express";
import { Pool } from "pg";
import pino from "pino";

// receives what APIDot delivers to APIDOT_CALLBACK_URL
const log = pino({ redact: ["req.headers.authorization"] });
const pool = new Pool();
const app = express();
app.use(express.json({ limit: "200kb" }));

interface Delivered {
  task_id: string;
  status: "not_started" | "running" | "processing" | "finished" | "failed";
  files?: { file_url: string; file_type: string }[];
  output?: { files?: { file_url: string; file_type: string }[] };
  error_message?: string;
}

app.post("/hooks/apidot", async (req: Request, res: Response) => {
  const task: Delivered = req.body?.data ?? req.body;
  if (typeof task?.task_id !== "string") {
    log.warn({ keys: Object.keys(req.body ?? {}).length }, "hook without a task");
    return res.sendStatus(400);
  }
  res.sendStatus(200);

  const { rows } = await pool.query("select id, state from jobs where task_id = $1", [task.task_id]);
  if (rows.length === 0) return log.warn({ task: task.task_id }, "not ours");
  if (rows[0].state === "done" || rows[0].state === "error") return log.info({ task: task.task_id }, "seen before");

  switch (task.status) {
    case "finished": {
      const files = task.files ?? task.output?.files ?? [];
      await pool.query("update jobs set state = 'done', urls = $2 where id = $1", [rows[0].id, files.map((f) => f.file_url)]);
      log.info({ task: task.task_id, files: files.length, kinds: new Set(files.map((f) => f.file_type)).size }, "stored");
      break;
    }
    case "failed":
      await pool.query("update jobs set state = 'error', note = $2 where id = $1", [rows[0].id, task.error_message ?? null]);
      log.warn({ task: task.task_id, why: task.error_message }, "failed");
      break;
    default:
      log.info({ task: task.task_id, status: task.status }, "still going");
  }
});

app.listen(Number(process.env.PORT ?? 3000));
