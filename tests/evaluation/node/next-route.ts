// app/api/edits/route.ts
import { NextRequest, NextResponse } from "next/server";
import { z } from "zod";

import { auth } from "@/lib/auth";
import { db } from "@/lib/db";

export const runtime = "nodejs";

const Edit = z.object({
  prompt: z.string().min(3).max(2000),
  images: z.array(z.string().url()).min(1).max(4),
});

export async function POST(request: NextRequest) {
  const session = await auth();
  if (!session?.user) return NextResponse.json({ error: "sign in first" }, { status: 401 });

  const parsed = Edit.safeParse(await request.json());
  if (!parsed.success) return NextResponse.json({ error: parsed.error.flatten() }, { status: 400 });
  const { prompt, images } = parsed.data;

  const key = process.env.APIDOT_API_KEY;
  if (!key) {
    console.error("APIDOT_API_KEY is missing");
    return NextResponse.json({ error: "not configured" }, { status: 500 });
  }

  const upstream = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      model: "kling-o1-image-edit",
      callback_url: `${process.env.PUBLIC_ORIGIN}/api/apidot/webhook`,
      input: { prompt, image_urls: images, resolution: "1K" },
    }),
  });

  if (!upstream.ok) {
    const problem = await upstream.text();
    console.error(`apidot answered ${upstream.status}: ${problem}`);
    return NextResponse.json({ error: "image service unavailable" }, { status: 502 });
  }

  const { data, message } = await upstream.json();
  if (!data?.task_id) {
    console.error("apidot answered without a task", message);
    return NextResponse.json({ error: "image service unavailable" }, { status: 502 });
  }

  await db.edit.create({ data: { taskId: data.task_id, userId: session.user.id, prompt, images } });
  console.info(`edit ${data.task_id} by ${session.user.id}: ${images.length} image(s), ${prompt.length} characters`);
  return NextResponse.json({ taskId: data.task_id }, { status: 202 });
}
