import { fal } from "@fal-ai/client";

fal.config({ credentials: process.env.FAL_KEY });

export interface QueueResult { request_id: string; images: { url: string; width: number; height: number }[] }

export async function queue(prompt: string, image_url?: string): Promise<QueueResult> {
  const input = { prompt, image_url, num_images: 2, guidance_scale: 3.5, seed: 42 };
  console.log("🚀 fal", input);
  const { request_id } = await fal.queue.submit("fal-ai/flux-pro/kontext", { input, webhookUrl: process.env.HOOK });
  let status = await fal.queue.status("fal-ai/flux-pro/kontext", { requestId: request_id, logs: true });
  while (status.status !== "COMPLETED") {
    status = await fal.queue.status("fal-ai/flux-pro/kontext", { requestId: request_id, logs: true });
    console.log(status);
  }
  const result = await fal.queue.result("fal-ai/flux-pro/kontext", { requestId: request_id });
  console.log("✅", result.data.images.map((i: { url: string }) => i.url));
  return { request_id, images: result.data.images };
}
