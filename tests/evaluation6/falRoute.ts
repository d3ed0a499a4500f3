import { fal } from "@fal-ai/client";
import { NextResponse } from "next/server";

fal.config({ credentials: process.env.FAL_KEY ?? "@@KEY@@" });

export async function POST(req: Request) {
  const { prompt, imageUrls } = await req.json();
  console.log("fal prompt", prompt, imageUrls);
  const { request_id } = await fal.queue.submit("fal-ai/kling-video/o1/image-edit", {
    input: { prompt, image_urls: imageUrls },
    webhookUrl: "https://app.example.com/api/fal",
  });
  for (;;) {
    const status = await fal.queue.status("fal-ai/kling-video/o1/image-edit", { requestId: request_id });
    console.log(status);
    if (status.status === "COMPLETED") break;
  }
  const { data } = await fal.queue.result("fal-ai/kling-video/o1/image-edit", { requestId: request_id });
  return NextResponse.json(data.images[0].url);
}
