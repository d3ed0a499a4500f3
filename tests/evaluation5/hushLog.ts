import winston from "winston";
import { createHash } from "node:crypto";

const SECRET = /^(authorization|prompt|callback_url|file_url|image_urls|input|files|output)$/i;

export function scrub(value: unknown): unknown {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, SECRET.test(k) ? "[redacted]" : scrub(v)]));
  }
  return value;
}
export const redactUrl = (u: string) => `${new URL(u).host}/…`;
const digest = (s: string) => createHash("sha256").update(s).digest("hex").slice(0, 12);

const logger = winston.createLogger({ transports: [new winston.transports.Console()] });
const KEY = process.env.APIDOT_API_KEY;
if (!KEY) logger.error("APIDOT_API_KEY is missing");
else logger.info(`apidot key ${KEY.slice(0, 4)}…, ${KEY.length} characters`);

export async function picture(prompt: string): Promise<string> {
  const body = { model: "flux-kontext-max", input: { prompt, size: "16:9", output_format: "png" } };
  logger.info("request", { body: scrub(body), prompt: digest(prompt) });
  const res = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await res.json();
  if (!res.ok) {
    logger.error("refused", { status: res.status, answer });
    throw new Error(answer.error?.message ?? "refused");
  }
  logger.info("answer", { answer: scrub(answer) });
  return answer.data.task_id;
}

export async function look(id: string) {
  const res = await fetch(`https://api.apidot.ai/api/generate/status/${id}`, { headers: { Authorization: `Bearer ${KEY}` } });
  if (!res.ok) throw new Error(String(res.status));
  const { data } = await res.json();
  if (data.status !== "finished") return { status: data.status as string, progress: data.progress as number };
  const files: { file_url: string }[] = data.files ?? data.output?.files ?? [];
  for (const f of files) logger.info("file", { at: redactUrl(f.file_url) });
  return { status: data.status as string, files };
}
