import { z } from "zod";
import pino from "pino";

const log = pino({ redact: ["headers.authorization", "body.input"] });

const File = z.object({ file_url: z.string().url(), file_type: z.enum(["image", "video", "audio", "model"]) });
const Task = z.object({
  task_id: z.string(),
  status: z.enum(["not_started", "running", "finished", "failed"]),
  progress: z.number().nullish(),
  error_message: z.string().nullish(),
  files: z.array(File).optional(),
  output: z.object({ files: z.array(File) }).partial().optional(),
});
const Envelope = z.object({ code: z.number(), message: z.string().optional(), data: Task });
const env = z.object({ APIDOT_API_KEY: z.string().min(20) }).parse(process.env);

export type Task = z.infer<typeof Task>;

async function call(path: string, init: RequestInit = {}): Promise<Task> {
  const res = await fetch(new URL(path, "https://api.apidot.ai"), {
    ...init,
    headers: { Authorization: `Bearer ${env.APIDOT_API_KEY}`, "Content-Type": "application/json" },
    signal: AbortSignal.timeout(30_000),
  });
  if (!res.ok) {
    const text = await res.text();
    log.warn({ status: res.status, text }, "apidot refused");
    throw new Error(`apidot ${res.status}`);
  }
  return Envelope.parse(await res.json()).data;
}

export const submit = (prompt: string) =>
  call("/api/generate/submit", {
    method: "POST",
    body: JSON.stringify({ model: "gpt-image-2", input: { prompt, quality: "low", size: "3:2" } }),
  });

export async function finish(id: string, { tries = 80, pause = 4000 } = {}): Promise<string[]> {
  for (let n = 0; n < tries; n++) {
    const task = await call(`/api/generate/status/${id}`);
    log.info({ id, status: task.status, progress: task.progress }, "poll");
    if (task.status === "failed") throw new Error(task.error_message ?? "failed");
    if (task.status === "finished") return (task.files ?? task.output?.files ?? []).map((f) => f.file_url);
    await new Promise((r) => setTimeout(r, pause));
  }
  throw new Error(`gave up on ${id}`);
}
