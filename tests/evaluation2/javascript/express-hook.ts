import { timingSafeEqual } from "node:crypto";
import express, { type Request, type Response } from "express";
import pino from "pino";
import pinoHttp from "pino-http";
import { jobs } from "./db/jobs-table";

/** Callbacks of APIDot. The token in the path is the only thing that tells a stranger from the API. */
const logger = pino({
  redact: { paths: ["req.headers.authorization", "req.url", "body", "prompt", "url"], censor: "[redacted]" },
});

interface Callback {
  data?: CallbackData;
}

interface CallbackData {
  task_id: string;
  status: "not_started" | "running" | "finished" | "failed";
  files?: { file_url: string; file_type: string }[];
  error_message?: string;
}

const router = express.Router();
router.use(pinoHttp({ logger }));
router.use(express.json({ limit: "256kb" }));

function allowed(token: string): boolean {
  const expected = Buffer.from(process.env.CALLBACK_TOKEN ?? "");
  const given = Buffer.from(token);
  return expected.length > 0 && expected.length === given.length && timingSafeEqual(expected, given);
}

router.post("/callbacks/apidot/:token", async (req: Request, res: Response) => {
  if (!allowed(req.params.token)) {
    res.sendStatus(404);
    return;
  }
  const body = req.body as Callback & CallbackData;
  const data = body.data ?? body;
  res.sendStatus(204);

  const job = await jobs.byTask(data.task_id);
  if (!job || job.state === "done" || job.state === "expired") {
    logger.info({ task: data.task_id, known: Boolean(job) }, "nothing to do");
    return;
  }
  if (data.status === "finished") {
    const urls = (data.files ?? []).map((file) => file.file_url);
    await jobs.finish(job.id, urls);
    logger.info({ task: data.task_id, files: urls.length }, "finished");
  } else if (data.status === "failed") {
    await jobs.fail(job.id, data.error_message);
    logger.warn({ task: data.task_id, reason: data.error_message }, "failed");
  }
});

export default router;
