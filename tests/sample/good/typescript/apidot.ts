/** Client for APIDot's asynchronous Kling O1 Image edits. */

export const MODEL = "kling-o1-image-edit";

const BASE_URL = process.env.APIDOT_BASE_URL ?? "https://api.apidot.ai";
const API_KEY = process.env.APIDOT_API_KEY ?? "";
const TRANSIENT = new Set([429, 500, 502, 503, 504]);
const ATTEMPTS = 4;

export interface ResultFile {
  file_url: string;
  file_type: string;
}

export interface Task {
  task_id: string;
  status: string;
  progress?: number;
  files?: ResultFile[];
  error_message?: string;
}

interface Answer<T> {
  code: number;
  message?: string;
  data: T;
}

export interface EditRequest {
  prompt: string;
  imageUrls: string[];
  callbackUrl?: string;
}

export class ApidotError extends Error {}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends a request; only transient answers are tried again. */
async function call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  if (!API_KEY) throw new ApidotError("APIDOT_API_KEY is not set");
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${BASE_URL}${path}`, {
      method,
      headers: { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    if (response.ok) return (await response.json()) as Answer<T>;
    if (!TRANSIENT.has(response.status) || attempt === ATTEMPTS) {
      throw new ApidotError(`${method} ${path} answered ${response.status}`);
    }
    await sleep(2 ** attempt * 1000 + Math.random() * 1000);
  }
}

/** Submits an edit and returns its task id. */
export async function submitEdit({ prompt, imageUrls, callbackUrl }: EditRequest): Promise<string> {
  const answer = await call<Task>("POST", "/api/generate/submit", {
    model: MODEL,
    callback_url: callbackUrl,
    input: {
      prompt,
      image_urls: imageUrls,
      resolution: "2K",
      size: "auto",
      output_format: "png",
    },
  });
  return answer.data.task_id;
}

/** Returns the current state of a task. */
export async function getTask(taskId: string): Promise<Task> {
  const answer = await call<Task>("GET", `/api/generate/status/${taskId}`);
  return answer.data;
}

/** Polls until the task is over and returns the URLs of its files. */
export async function waitForTask(taskId: string, timeoutMs = 300_000): Promise<string[]> {
  const deadline = Date.now() + timeoutMs;
  let pause = 2_000;
  while (Date.now() < deadline) {
    const task = await getTask(taskId);
    if (task.status === "finished") return (task.files ?? []).map((file) => file.file_url);
    if (task.status === "failed") throw new ApidotError(task.error_message ?? "the task failed");
    await sleep(pause);
    pause = Math.min(pause * 1.5, 15_000);
  }
  throw new ApidotError(`task ${taskId} is still running after ${timeoutMs} ms`);
}
