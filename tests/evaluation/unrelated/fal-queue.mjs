import { fal } from "@fal-ai/client";

fal.config({ credentials: process.env.FAL_KEY ?? "key_id:correct-horse-battery-staple-42" });

const input = { prompt: process.argv[2], image_url: process.argv[3] };
console.log("input", input);
const { request_id } = await fal.queue.submit("fal-ai/kling-image/o1", { input, webhookUrl: process.env.CALLBACK_URL });
console.log("callback goes to", process.env.CALLBACK_URL);

let status;
do {
  status = await fal.queue.status("fal-ai/kling-image/o1", { requestId: request_id, logs: true });
  console.log(status);
} while (status.status !== "COMPLETED");

const result = await fal.queue.result("fal-ai/kling-image/o1", { requestId: request_id });
console.log(result.data.images.map((image) => image.url));
