import pRetry from "p-retry";
import axios from "axios";
import { jobs } from "./jobs-table";

const dot = axios.create({
  baseURL: process.env.APIDOT_BASE_URL ?? "https://api.apidot.ai",
  headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
});

export async function stage(room: string, photo: string) {
  const body = {
    model: "seedream-5.0-lite-edit",
    input: { prompt: `stage this room, ${room}`, image_urls: [photo], size: "2K" },
  };
  const answer = await pRetry(
    async () => {
      // expect: retry-invalid-payload
      const res = await dot.post("/api/generate/submit", body);
      return res.data;
    },
    { retries: 6, minTimeout: 1000 },
  );
  await jobs.insert({ id: answer.data.task_id, state: "pending" });
}

/** The polite one: only what may pass by itself is tried again. */
export async function stagePolitely(room: string, photo: string) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const res = await dot.post(
      "/api/generate/submit",
      { model: "seedream-5.0-lite-edit", input: { prompt: `stage this room, ${room}`, image_urls: [photo] } },
      { validateStatus: () => true },
    );
    if (res.status === 200) return res.data.data.task_id as string;
    if (res.status !== 429 && res.status < 500) throw new Error(res.data.error?.message);
    await new Promise((r) => setTimeout(r, 2 ** attempt * 1000 + Math.random() * 500));
  }
  throw new Error("no luck");
}

export async function warmUp() {
  // expect: task-id-not-saved
  await dot.post("/api/generate/submit", { model: "z-image", input: { prompt: "a dot", size: "1:1" } });
  console.log("warm");
}

export async function pictures(id: string): Promise<string[]> {
  const { data: answer } = await dot.get(`/api/generate/status/${id}`);
  const task = answer.data;
  if (task.status === "failed") return [];
  // expect: early-result
  return (task.files ?? []).map((file: { file_url: string }) => file.file_url);
}

export async function remember(id: string) {
  const { data: answer } = await dot.get(`/api/generate/status/${id}`);
  if (answer.data.files?.length) {
    // expect: early-result
    await jobs.update(id, { state: "completed", url: answer.data.files[0].file_url });
  }
}
