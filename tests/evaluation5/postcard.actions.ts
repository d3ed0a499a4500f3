"use server";

import { revalidatePath } from "next/cache";
import { sql } from "@vercel/postgres";

type Model = "gpt-image-2" | "nano-banana-2" | "seedream-4.5";

// expect: leaked-key
const token = process.env.APIDOT_API_KEY ?? "@@KEY@@";

async function apidot<T = any>(path: string, init?: RequestInit): Promise<T> {
  const r = await fetch("https://api.apidot.ai" + path, {
    ...init,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    cache: "no-store",
  });
  if (!r.ok) throw new Error(`APIDot ${r.status}: ${await r.text()}`);
  return r.json();
}

// expect: invented-model
export async function createPostcard(form: FormData, model: string = "gpt-image2") {
  const greeting = String(form.get("greeting") ?? "");
  // expect: task-id-not-saved
  await apidot("/api/generate/submit", {
    method: "POST",
    body: JSON.stringify({ model, input: { prompt: `postcard, ${greeting}`, size: "3:2" } }),
  });
  revalidatePath("/postcards");
}

export async function refreshPostcard(id: string) {
  const task = await apidot(`/api/generate/status/${id}`);
  // expect: invented-response-field
  const status = task?.data?.status || task?.status;
  // expect: early-result
  const url = (task.data.files ?? task.data.output?.files ?? []).map((f: any) => f.file_url)[0];
  if (status === "failed") return;
  await sql`update postcards set url = ${url} where task_id = ${id}`;
  revalidatePath("/postcards");
}

export async function pickModel(kind: string): Promise<Model> {
  return kind === "photo" ? "nano-banana-2" : "gpt-image-2";
}
