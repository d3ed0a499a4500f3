import { Queue, UnrecoverableError, Worker } from "bullmq";
import IORedis from "ioredis";
import pino from "pino";
import { prisma } from "./prisma.js";

const log = pino({ redact: ["*.prompt", "*.image_urls", "headers.authorization"] });
const connection = new IORedis(process.env.REDIS_URL!, { maxRetriesPerRequest: null });
const BASE = "https://api.apidot.ai/api/generate";

export const submits = new Queue("apidot-submit", {
  connection,
  defaultJobOptions: { attempts: 5, backoff: { type: "exponential", delay: 2000 } },
});
export const looks = new Queue("apidot-look", { connection });

function headers(): Record<string, string> {
  return { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" };
}

new Worker(
  "apidot-submit",
  async (job) => {
    const shot = await prisma.shot.findUniqueOrThrow({ where: { id: job.data.shotId } });
    if (shot.taskId) return;
    const res = await fetch(`${BASE}/submit`, {
      method: "POST",
      headers: headers(),
      body: JSON.stringify({
        model: "seedance-2",
        input: { prompt: shot.prompt, duration: 10, resolution: "720p", aspect_ratio: "21:9", generate_audio: true },
      }),
    });
    if (res.status === 429 || res.status >= 500) throw new Error(`HTTP ${res.status}`);
    const answer = await res.json();
    if (!res.ok) {
      log.error({ shot: shot.id, status: res.status, type: answer.error?.type }, "refused");
      throw new UnrecoverableError(answer.error?.message ?? `HTTP ${res.status}`);
    }
    await prisma.shot.update({ where: { id: shot.id }, data: { taskId: answer.data.task_id } });
    await looks.add("look", { shotId: shot.id, tries: 0 }, { delay: 10_000 });
  },
  { connection, concurrency: 4 },
);

new Worker(
  "apidot-look",
  async (job) => {
    const { shotId, tries } = job.data as { shotId: string; tries: number };
    const shot = await prisma.shot.findUniqueOrThrow({ where: { id: shotId } });
    const res = await fetch(`${BASE}/status/${shot.taskId}`, { headers: headers() });
    const { data } = await res.json();
    log.info({ shot: shotId, status: data.status, progress: data.progress }, "look");
    switch (data.status) {
      case "finished":
        await prisma.shot.update({ where: { id: shotId }, data: { urls: data.files.map((f: any) => f.file_url) } });
        break;
      case "failed":
        await prisma.shot.update({ where: { id: shotId }, data: { error: data.error_message } });
        break;
      default:
        if (tries >= 90) throw new UnrecoverableError("gave up");
        await looks.add("look", { shotId, tries: tries + 1 }, { delay: 10_000 });
    }
  },
  { connection },
);
