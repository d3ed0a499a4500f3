// app/api/generate/route.ts
import { NextRequest, NextResponse } from "next/server";
import { z } from "zod";

export const maxDuration = 60;

const Body = z.object({
  prompt: z.string().min(3),
  aspect: z.enum(["16:9", "9:16"]).default("16:9"),
  // expect: invented-model
  model: z.string().default("veo3.1"),
});

const BASE = process.env.APIDOT_BASE_URL ?? "https://api.apidot.ai";

export async function POST(req: NextRequest) {
  const parsed = Body.safeParse(await req.json());
  if (!parsed.success) return NextResponse.json({ error: parsed.error.flatten() }, { status: 400 });
  const { prompt, aspect, model } = parsed.data;

  const upstream = await fetch(`${BASE}/api/generate/submit`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${process.env.APIDOT_API_KEY}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify({
      model,
      callback_url: `${process.env.SITE_URL}/api/hooks/apidot`,
      input: { prompt, aspect_ratio: aspect, duration: 8 },
    }),
  });
  const text = await upstream.text();
  // expect: logged-payload
  console.log("[generate] upstream answered", upstream.status, text);
  if (!upstream.ok) return new NextResponse(text, { status: 502 });

  const json = JSON.parse(text);
  // expect: invented-response-field
  const taskId = json?.data?.task_id ?? json?.data?.taskId;
  return NextResponse.json({ taskId, status: "queued" });
}

export async function GET(req: NextRequest) {
  const id = req.nextUrl.searchParams.get("id");
  const r = await fetch(`${BASE}/api/generate/status/${id}`, {
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
    cache: "no-store",
  });
  const { data } = await r.json();
  return NextResponse.json({ status: data.status, files: data.files ?? [] });
}
