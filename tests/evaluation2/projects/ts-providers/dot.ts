import { event } from "./logger";
import type { Provider } from "./provider";

const BASE = "https://api.apidot.ai/api/generate";
const headers = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" };

export const dot: Provider = {
  id: "apidot",
  async create(prompt, images) {
    const response = await fetch(`${BASE}/submit`, {
      method: "POST",
      headers,
      body: JSON.stringify({ model: "kling-o1-image-edit", input: { prompt, image_urls: images } }),
    });
    if (!response.ok) {
      const problem = await response.json();
      console.error("apidot refused", response.status, problem);
      throw new Error(problem.error?.message ?? "refused");
    }
    const { data } = await response.json();
    event("apidot", { task: data.task_id, images: images.length });
    return data.task_id;
  },
  async check(id) {
    const { data } = await (await fetch(`${BASE}/status/${id}`, { headers })).json();
    event("apidot", { task: id, status: data.status, progress: data.progress });
    if (data.status === "finished") return { done: true, urls: data.files.map((f: { file_url: string }) => f.file_url) };
    if (data.status === "failed") return { done: true, urls: [], reason: data.error_message };
    return { done: false, urls: [] };
  },
};
