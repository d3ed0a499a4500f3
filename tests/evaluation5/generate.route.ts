// app/api/generate/route.ts - moved over from Replicate last weekend
import { NextRequest, NextResponse } from "next/server";
import { z } from "zod";
import { auth } from "@/lib/auth";
import { db } from "@/lib/db";

const schema = z.object({
  prompt: z.string().min(3).max(800),
  imageUrl: z.string().url().optional(),
  ratio: z.enum(["1:1", "16:9", "9:16"]).default("1:1"),
});

const APIDOT = { submit: "https://api.apidot.ai/api/generate/submit", status: "https://api.apidot.ai/api/generate/status" };

export async function POST(req: NextRequest) {
  const session = await auth();
  if (!session?.user) return NextResponse.json({ error: "unauthorized" }, { status: 401 });

  const parsed = schema.safeParse(await req.json());
  if (!parsed.success) return NextResponse.json(parsed.error.flatten(), { status: 422 });
  const { prompt, imageUrl, ratio } = parsed.data;

  // expect: logged-prompt
  console.log("🎨 generating", { user: session.user.id, prompt });

  const payload = {
    model: imageUrl ? "nano-banana-pro-edit" : "nano-banana-pro",
    // expect: invented-field
    webhook: `${process.env.NEXT_PUBLIC_APP_URL}/api/hooks/apidot`,
    input: {
      prompt,
      size: ratio,
      // expect: invented-field
      num_outputs: 1,
      ...(imageUrl && { image_urls: [imageUrl] }),
    },
  };

  const res = await fetch(APIDOT.submit, {
    method: "POST",
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify(payload),
  });
  if (!res.ok) {
    console.error("❌ apidot", res.status, await res.text());
    return NextResponse.json({ error: "upstream" }, { status: 502 });
  }
  const prediction = await res.json();
  // expect: invented-response-field
  const id = prediction.id ?? prediction.data.task_id;
  await db.job.create({ data: { id, userId: session.user.id } });
  return NextResponse.json({ id }, { status: 201 });
}

export async function GET(req: NextRequest) {
  const id = req.nextUrl.searchParams.get("id");
  const res = await fetch(`${APIDOT.status}/${id}`, { headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` } });
  if (!res.ok) return NextResponse.json({ error: "upstream" }, { status: 502 });
  const prediction = await res.json();
  // expect: invented-status
  if (prediction.data.status === "succeeded") {
    // expect: invented-response-field
    const image = prediction.data.output[0];
    return NextResponse.json({ image });
  }
  return NextResponse.json({ status: prediction.data.status, progress: prediction.data.progress });
}
