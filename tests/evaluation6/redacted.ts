import { createHash } from "node:crypto";
import { redact } from "./redact";

const digest = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 10);
const key = process.env.APIDOT_API_KEY ?? "";
console.info("apidot key", key ? "present" : "absent", key.length, `${key.slice(0, 4)}***`);

export async function submit(prompt: string, source: string, callback: string) {
  const body = {
    model: "kling-o1-image-edit",
    callback_url: callback,
    input: { prompt, image_urls: [source], output_format: "png", n: 1 },
  };
  console.debug("submit", redact(body));
  console.debug("prompt", digest(prompt), prompt.length, "source", digest(source), "host of callback", redact(callback));
  const res = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!res.ok) {
    console.error("refused", res.status, (await res.json()).error?.message);
    return null;
  }
  const { data, message } = await res.json();
  console.debug(message, data.task_id, data.status);
  return data.task_id as string;
}
