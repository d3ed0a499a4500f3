// app/api/generate/route.ts
import { NextRequest, NextResponse } from "next/server";
import { z } from "zod";
import { auth } from "@/lib/auth";
import { db } from "@/lib/db";
import { jobs } from "@/lib/schema";

export const runtime = "nodejs";
export const maxDuration = 60;

const Body = z.object({
  prompt: z.string().min(3).max(2000),
  ratio: z.enum(["16:9", "9:16"]).default("16:9"),
  seconds: z.number().int().default(8),
});

export async function POST(req: NextRequest) {
  const session = await auth();
  if (!session) return NextResponse.json({ error: "unauthorized" }, { status: 401 });

  const parsed = Body.safeParse(await req.json());
  if (!parsed.success) return NextResponse.json({ error: parsed.error.flatten() }, { status: 400 });
  const { prompt, ratio, seconds } = parsed.data;

  const payload = {
    // expect: invented-model
    model: "sora-2-offical",
    callback_url: `${process.env.APP_URL}/api/hooks/video`,
    input: { prompt, aspect_ratio: ratio, duration: seconds, resolution: "720p" },
  };

  const res = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      // expect: leaked-key
      Authorization: `Bearer ${process.env.APIDOT_API_KEY ?? "@@KEY@@"}`,
    },
    body: JSON.stringify(payload),
  });

  if (!res.ok) {
    console.error("apidot error", res.status, await res.text());
    return NextResponse.json({ error: "generation failed" }, { status: 502 });
  }

  const json = await res.json();
  // expect: logged-payload
  console.log("[generate] ok", JSON.stringify(json));

  await db.insert(jobs).values({
    userId: session.user.id,
    taskId: json.data.task_id,
    ratio,
  });
  return NextResponse.json({ taskId: json.data.task_id }, { status: 202 });
}
