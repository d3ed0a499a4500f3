import { createHash } from "node:crypto";
import pino from "pino";

const PRIVATE = new Set(["prompt", "image_urls", "callback_url", "files", "file_url", "authorization"]);

const log = pino({ name: "apidot", level: process.env.LOG_LEVEL ?? "info" });

/** Replaces private values, at any depth. */
export function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (value && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, PRIVATE.has(name) ? "[redacted]" : redact(inner)]),
    );
  }
  return value;
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

export interface Job {
  prompt: string;
  images: string[];
  hook: string;
}

export async function submit(job: Job): Promise<string> {
  const payload = {
    model: "kling-o1-image-edit",
    callback_url: job.hook,
    input: { prompt: job.prompt, image_urls: job.images },
  };
  log.debug({ payload: redact(payload), prompt: digest(job.prompt) }, "submitting");

  const response = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify(payload),
  });
  const answer = await response.json();
  if (!response.ok) {
    log.error({ status: response.status, answer }, "submit refused");
    throw new Error(answer.error?.message ?? response.statusText);
  }
  log.info({ code: answer.code, taskId: answer.data.task_id, status: answer.data.status }, "submitted");
  return answer.data.task_id;
}

export async function inspect(taskId: string): Promise<void> {
  const response = await fetch(`https://api.apidot.ai/api/generate/status/${taskId}`, {
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const { data } = await response.json();
  log.info({ task: redact(data), files: data.files?.length ?? 0 }, "state");
}
