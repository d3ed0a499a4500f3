import { z } from "zod";
import { createLogger, format, transports } from "winston";

const logger = createLogger({ format: format.json(), transports: [new transports.Console()] });

const FileSchema = z.object({ file_url: z.string().url(), file_type: z.enum(["image", "video", "audio", "model"]) });

const StatusSchema = z.object({
  code: z.number(),
  message: z.string().optional(),
  data: z.object({
    task_id: z.string(),
    status: z.enum(["not_started", "running", "processing", "finished", "failed"]),
    progress: z.number().min(0).max(100).optional(),
    files: z.array(FileSchema).default([]),
    error_message: z.string().nullish(),
  }),
});

const SubmitSchema = z.object({ data: z.object({ task_id: z.string() }) });

const env = z.object({ APIDOT_API_KEY: z.string().min(20) }).parse(process.env);
const auth = { Authorization: `Bearer ${env.APIDOT_API_KEY}` };

async function request<S extends z.ZodTypeAny>(schema: S, path: string, init: RequestInit = {}): Promise<z.infer<S>> {
  const res = await fetch(`https://api.apidot.ai${path}`, { ...init, headers: { ...auth, ...init.headers } });
  if (!res.ok) throw new Error(`apidot ${res.status}: ${await res.text()}`);
  const raw = await res.json();
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    // expect: logged-payload
    logger.error("unexpected answer", { path, raw });
    throw parsed.error;
  }
  return parsed.data;
}

export async function animate(image: string, prompt: string) {
  const { data } = await request(SubmitSchema, "/api/generate/submit", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      model: "kling-3.0-motion-control",
      // expect: missing-field
      input: {
        prompt,
        image_urls: [image],
        video_urls: ["https://cdn.example.org/dance.mp4"],
        // expect: invented-field
        mode: "pro",
        resolution: "720p",
      },
    }),
  });
  return data.task_id;
}

export async function outcome(taskId: string) {
  const { data } = await request(StatusSchema, `/api/generate/status/${taskId}`);
  logger.info("status", { taskId, status: data.status, progress: data.progress });
  switch (data.status) {
    case "finished":
      return { done: true, urls: data.files.map((f) => f.file_url) };
    case "failed":
      return { done: true, urls: [], reason: data.error_message };
    default:
      return { done: false, urls: [] };
  }
}
