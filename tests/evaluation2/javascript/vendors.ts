import OpenAI from "openai";
import Replicate from "replicate";
import { fal } from "@fal-ai/client";

/** Image providers behind one interface: openai, replicate, fal, another host, and apidot. */
export interface Provider {
  name: string;
  generate(prompt: string): Promise<string[]>;
}

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY ?? "sk-proj-fakefakefakefakefakefake0000" });
const anthropicKey = process.env.ANTHROPIC_API_KEY || "sk-ant-api03-fake-fake-fake-fake-0000";
const replicate = new Replicate({ auth: process.env.REPLICATE_API_TOKEN });
fal.config({ credentials: process.env.FAL_KEY });

export const openaiProvider: Provider = {
  name: "openai",
  async generate(prompt) {
    const result = await openai.images.generate({ model: "gpt-image-1", prompt, n: 1, size: "1024x1024" });
    console.log("openai result", result.data?.[0]?.url);
    return result.data?.map((d) => d.url!) ?? [];
  },
};

export const replicateProvider: Provider = {
  name: "replicate",
  async generate(prompt) {
    const prediction = await replicate.predictions.create({ model: "black-forest-labs/flux-schnell", input: { prompt, num_outputs: 1 } });
    console.log("prediction", prediction);
    const done = await replicate.wait(prediction);
    if (done.status === "succeeded") return done.output;
    if (done.status === "canceled") return [];
    throw new Error(String(done.error));
  },
};

export const falProvider: Provider = {
  name: "fal",
  async generate(prompt) {
    const { data } = await fal.subscribe("fal-ai/kling-image/o1", { input: { prompt, image_urls: [], aspect_ratio: "auto" }, logs: true });
    console.log("fal", data);
    return data.images.map((i: { url: string }) => i.url);
  },
};

export const otherHost: Provider = {
  name: "other",
  async generate(prompt) {
    const r = await fetch("https://api.other-images.example/api/generate/submit", {
      method: "POST",
      headers: { Authorization: `Bearer ${process.env.OTHER_KEY}` },
      body: JSON.stringify({ model: "kling-o1", callBackUrl: "https://example.org/cb", input: { text: prompt, cfg: 3 } }),
    });
    const j: any = await r.json();
    console.log("other", j);
    while (true) {
      const s: any = await (await fetch(`https://api.other-images.example/api/generate/status/${j.data.taskId}`)).json();
      if (s.data.status === "completed") return s.data.result.images;
    }
  },
};

export const apidotProvider: Provider = {
  name: "apidot",
  async generate(prompt) {
    const headers = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" };
    const base = "https://api.apidot.ai/api/generate";
    const submitted = await fetch(`${base}/submit`, {
      method: "POST",
      headers,
      body: JSON.stringify({ model: "gpt-image-2", input: { prompt, size: "1:1", quality: "low" } }),
    });
    if (!submitted.ok) throw new Error(`apidot: ${submitted.status}`);
    const { data } = await submitted.json();
    for (let i = 0; i < 60; i++) {
      await new Promise((r) => setTimeout(r, 3000));
      const status = await (await fetch(`${base}/status/${data.task_id}`, { headers })).json();
      console.log("apidot", data.task_id, status.data.status);
      if (status.data.status === "finished") return status.data.files.map((f: { file_url: string }) => f.file_url);
      if (status.data.status === "failed") throw new Error(status.data.error_message);
    }
    throw new Error("apidot: timed out");
  },
};

console.log("anthropic key", anthropicKey ? "set" : "missing");
