import { Queue, UnrecoverableError, Worker, type Job } from "bullmq";
import { S3 } from "./s3";

const connection = { url: process.env.REDIS_URL! };
const BASE = "https://api.apidot.ai/api/generate";
const auth = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` };

interface EditData {
  sku: string;
  prompt: string;
  images: string[];
}

export const edits = new Queue<EditData>("edits", {
  connection,
  defaultJobOptions: { attempts: 3, backoff: { type: "exponential", delay: 5000 } },
});

async function submit({ prompt, images }: EditData): Promise<string> {
  const response = await fetch(`${BASE}/submit`, {
    method: "POST",
    headers: { ...auth, "Content-Type": "application/json" },
    // expect: invented-field
    body: JSON.stringify({ model: "kling-o1-image-edit", inputs: { prompt, image_urls: images } }),
  });
  if (response.status === 429 || response.status >= 500) throw new Error(`submit: ${response.status}, will retry`);
  if (!response.ok) throw new UnrecoverableError(`submit: ${response.status}`);
  const answer = await response.json();
  return answer.data.task_id;
}

async function settle(taskId: string): Promise<string[]> {
  let wait = 2_000;
  for (let attempt = 0; attempt < 40; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(wait * 1.3, 20_000);
    const response = await fetch(`${BASE}/status/${taskId}`, { headers: auth });
    if (!response.ok) continue;
    const { data: task } = await response.json();
    if (task.status === "failed") throw new UnrecoverableError(task.error_message);
    if (task.status !== "finished") continue;
    return task.files.map((file: { file_url: string }) => file.file_url);
  }
  throw new UnrecoverableError(`${taskId}: no result`);
}

const worker = new Worker<EditData>(
  "edits",
  async (job: Job<EditData>) => {
    const taskId = await submit(job.data);
    await job.log(`task ${taskId}`);
    const urls = await settle(taskId);
    const copies = await Promise.all(urls.map((url, i) => S3.copyFrom(url, `edits/${job.data.sku}/${i}.png`)));
    // copies are addresses on our own CDN
    console.log(job.data.sku, copies);
    return copies;
  },
  { connection, concurrency: 4 },
);

worker.on("failed", (job, error) => console.error(job?.id, error.message));
