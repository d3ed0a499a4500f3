import { Queue, Worker } from "bullmq";
import IORedis from "ioredis";
import got, { HTTPError } from "got";
import { createLogger, format, transports } from "winston";
import { prisma } from "./prisma";

const connection = new IORedis(process.env.REDIS_URL!, { maxRetriesPerRequest: null });
const logger = createLogger({ format: format.json(), transports: [new transports.Console()] });
export const renders = new Queue("renders", { connection, defaultJobOptions: { removeOnComplete: true } });

const dot = got.extend({
  prefixUrl: "https://api.apidot.ai",
  headers: { authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  responseType: "json",
  retry: { limit: 0 },
});

const PRESETS: Record<string, { model: string; input: Record<string, unknown> }> = {
  teaser: { model: "runway-gen-4.5", input: { duration: 5, aspect_ratio: "16:9" } },
  story: { model: "runway-gen-4.5", input: { duration: 10, aspect_ratio: "9:16" } },
  // expect: invented-model
  loop: { model: "seedance-1-5-pro", input: { duration: 4 } },
};

async function submitWithRetry(body: object, tries = 5) {
  for (let attempt = 1; ; attempt++) {
    try {
      // expect: retry-invalid-payload
      const answer: any = await dot.post("api/generate/submit", { json: body }).json();
      return answer.data.task_id as string;
    } catch (error) {
      if (attempt >= tries) throw error;
      logger.warn("submit failed, again", { attempt, status: (error as HTTPError).response?.statusCode });
      await new Promise((r) => setTimeout(r, 1000 * 2 ** attempt));
    }
  }
}

new Worker(
  "renders",
  async (job) => {
    const preset = PRESETS[job.data.preset];
    const prompt = `${job.data.brand}: ${job.data.scene}`;
    // expect: logged-prompt
    logger.info("render", { job: job.id, prompt });
    const taskId = await submitWithRetry({ model: preset.model, input: { ...preset.input, prompt } });
    await prisma.render.update({ where: { id: job.data.renderId }, data: { taskId, status: "processing" } });
    for (let i = 0; i < 180; i++) {
      await new Promise((r) => setTimeout(r, 5000));
      const { data }: any = await dot.get(`api/generate/status/${taskId}`).json();
      await job.updateProgress(data.progress ?? 0);
      if (data.status === "failed") throw new Error(data.error_message);
      if (data.status !== "finished") continue;
      await prisma.render.update({
        where: { id: job.data.renderId },
        data: { status: "completed", url: data.files[0].file_url },
      });
      return;
    }
    throw new Error("render timed out");
  },
  { connection, concurrency: 4 },
).on("failed", (job, err) => logger.error("job failed", { job: job?.id, message: err.message }));
