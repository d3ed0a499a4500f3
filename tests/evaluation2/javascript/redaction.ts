import { createHash } from "node:crypto";
import bunyan from "bunyan";

/** Everything this file logs about APIDot jobs has been masked, hashed or measured first. */
const mask = (secret?: string) => (secret ? `${secret.slice(0, 4)}…(${secret.length})` : "(unset)");
const digest = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);
const omitPrivate = ({ prompt, image_urls, callback_url, ...rest }: Record<string, unknown>) => rest;

const log = bunyan.createLogger({
  name: "jobs",
  serializers: { input: omitPrivate as bunyan.Serializer },
});

const apidotKey = process.env.APIDOT_API_KEY;
log.info("using key %s", mask(apidotKey));

export async function submit(prompt: string, images: string[]) {
  const input = { prompt, image_urls: images, resolution: "1K", n: 1 };
  log.info({ prompt: digest(prompt), promptLength: prompt.length, images: images.length }, "submitting");
  log.debug(omitPrivate(input), "options");

  const res = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { Authorization: `Bearer ${apidotKey}`, "Content-Type": "application/json" },
    body: JSON.stringify({ model: "kling-o1-image-edit", input }),
  });
  log.info({ status: res.status, ms: performance.now() | 0 }, "answered");
  const answer = await res.json();
  if (!res.ok) {
    log.error({ answer }, "refused");
    throw new Error(answer.error?.message ?? `HTTP ${res.status}`);
  }
  log.info("task %s (%s)", answer.data.task_id, answer.data.status);
  return answer.data.task_id as string;
}

export async function peek(taskId: string) {
  const res = await fetch(`https://api.apidot.ai/api/generate/status/${taskId}`, {
    headers: { Authorization: `Bearer ${apidotKey}` },
  });
  const { data } = await res.json();
  log.info({ task: data.task_id, done: data.status === "finished", files: data.files?.length ?? 0 }, "peek");
  return data;
}
