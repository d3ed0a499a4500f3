// pages/api/hooks/apidot.ts
import type { NextApiRequest, NextApiResponse } from "next";
import { prisma } from "../../../lib/prisma";

type Json = Record<string, any>;

function pick<T = string>(from: Json, names: string[]): T | undefined {
  for (const n of names) if (from?.[n] !== undefined) return from[n] as T;
  return undefined;
}

const isDone = (s?: string) => ["finished"].includes(String(s).toLowerCase());

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  const root: Json = req.body;
  const data: Json = root.data ?? root;

  const id = pick(data, [
    "task_id",
    // expect: invented-response-field
    "uuid",
  ]);
  if (!id) {
    console.warn("hook without id", Object.keys(data).length);
    return res.status(400).end();
  }
  const job = await prisma.job.findUnique({ where: { taskId: id } });
  if (!job) return res.status(404).end();

  // expect: early-result
  const preview = data.files?.[0]?.file_url ?? null;
  await prisma.job.update({ where: { id: job.id }, data: { preview } });

  if (isDone(data.status)) {
    const files: { file_url: string; file_type: string }[] = data.files ?? data.output?.files ?? [];
    await prisma.image.createMany({ data: files.map((f) => ({ jobId: job.id, url: f.file_url, kind: f.file_type })) });
    // expect: logged-payload
    console.log(`[hook] ${id} done`, files[0]);
  } else if (data.status === "failed") {
    // expect: invented-response-field
    console.error(`[hook] ${id} failed: ${data.error_code}`, data.error_message);
  }
  res.status(200).json({ received: true });
}
