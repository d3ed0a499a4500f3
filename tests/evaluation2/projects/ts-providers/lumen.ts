import { event } from "./logger";
import type { Provider } from "./provider";

/** Lumen has the same request shape as APIDot, on its own host and with its own words. */
const HOST = "https://api.lumen.example";

export const lumen: Provider = {
  id: "lumen",
  async create(prompt, images) {
    const response = await fetch(`${HOST}/api/generate/submit`, {
      method: "POST",
      headers: { Authorization: `Bearer ${process.env.LUMEN_API_KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify({ model: "lumen-edit-2", callBackUrl: `${process.env.ORIGIN}/lumen`, input: { prompt, imageUrls: images, cfg: 4 } }),
    });
    const answer = await response.json();
    console.debug("lumen", answer);
    return answer.data.taskId;
  },
  async check(id) {
    const answer = await (await fetch(`${HOST}/api/generate/status/${id}`)).json();
    event("lumen", { id, state: answer.data.state });
    if (answer.data.state === "SUCCEEDED") return { done: true, urls: answer.data.result.urls };
    if (answer.data.state === "CANCELLED") return { done: true, urls: [] };
    return { done: false, urls: [] };
  },
};
