// app/api/edit/route.ts
import { NextRequest, NextResponse } from "next/server";
import pino from "pino";
import { z } from "zod";

const logger = pino({ name: "edit" });

const Body = z.object({
  prompt: z.string().min(1).max(2000),
  images: z.array(z.string().url()).max(10),
});

export async function POST(req: NextRequest) {
  const { prompt, images } = Body.parse(await req.json());
  // expect: logged-prompt
  logger.info({ prompt, count: images.length }, "edit requested");

  const res = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: {
      Authorization: `Bearer ${process.env.APIDOT_API_KEY}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify({
      model: "kling-o1-image-edit",
      callback_url: `${process.env.APP_URL}/api/hooks/apidot`,
      input: {
        prompt,
        // expect: invented-field
        imageUrls: images,
        resolution: "2K",
      },
    }),
  });

  if (!res.ok) {
    logger.error({ status: res.status, body: await res.text() }, "refused");
    return NextResponse.json({ error: "upstream refused" }, { status: 502 });
  }

  const json = await res.json();
  // expect: logged-payload
  logger.debug(json, "submit answer");
  return NextResponse.json(json);
}
