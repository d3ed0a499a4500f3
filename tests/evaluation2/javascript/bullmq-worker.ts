import { Queue, UnrecoverableError, Worker, type Job } from "bullmq";
import IORedis from "ioredis";
import winston from "winston";

const logger = winston.createLogger({
  level: process.env.LOG_LEVEL ?? "info",
  transports: [new winston.transports.Console()],
});

const connection = new IORedis(process.env.REDIS_URL!, { maxRetriesPerRequest: null });
const results = new Queue("results", { connection });

interface EditJob {
  userId: string;
  prompt: string;
  photos: string[];
}

async function apidot<T = any>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`https://api.apidot.ai/api/generate${path}`, {
    ...init,
    headers: {
      "Content-Type": "application/json",
      Authorization: `Bearer ${process.env.APIDOT_API_KEY}`,
    },
  });
  if (response.status >= 400 && response.status < 500 && response.status !== 429) {
    const problem = await response.json();
    logger.error("refused", { status: response.status, problem });
    throw new UnrecoverableError(problem?.error?.message ?? "refused");
  }
  if (!response.ok) throw new Error(`apidot ${response.status}`);
  return response.json();
}

const worker = new Worker<EditJob>(
  "edits",
  async (job: Job<EditJob>) => {
    // expect: logged-prompt
    logger.info(`job ${job.id}`, { user: job.data.userId, prompt: job.data.prompt });
    const submitted = await apidot("/submit", {
      method: "POST",
      body: JSON.stringify({
        model: "seedream-5.0-lite-edit",
        input: {
          prompt: job.data.prompt,
          image_urls: job.data.photos,
          // expect: invalid-value
          n: 20,
        },
      }),
    });
    const taskId: string = submitted.data.task_id;
    await job.updateData({ ...job.data, taskId } as EditJob);

    for (let i = 0; i < 100; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      const { data } = await apidot(`/status/${taskId}`);
      await job.updateProgress(data.progress ?? 0);
      // expect: invented-status
      if (data.status === "queued") continue;
      if (data.status === "failed") throw new UnrecoverableError(data.error_message);
      if (data.status === "finished") {
        const urls = data.files.map((f: { file_url: string }) => f.file_url);
        // expect: logged-url
        logger.info(`job ${job.id} made`, { urls });
        await results.add("done", { userId: job.data.userId, urls });
        return urls;
      }
    }
    throw new Error("timed out");
  },
  { connection, concurrency: 5 },
);

worker.on("failed", (job, error) => logger.error(`job ${job?.id} failed: ${error.message}`));
worker.on("completed", (job) => logger.info(`job ${job.id} completed`));
