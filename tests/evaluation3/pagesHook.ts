import type { NextApiRequest, NextApiResponse } from "next";
import { prisma } from "../../../lib/prisma";

// POST /api/webhooks/apidot  — APIDot llama aquí cuando termina la tarea
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();

  // expect: logged-payload
  console.log("[apidot] webhook recibido:", JSON.stringify(req.body, null, 2));

  const payload = req.body?.data ?? req.body;
  const taskId = payload.task_id;
  // expect: invented-response-field
  const error = payload.error_message || payload.failReason;

  const row = await prisma.render.findUnique({ where: { taskId } });
  if (!row) return res.status(200).json({ ok: true });
  if (row.status === "COMPLETED") return res.status(200).json({ ok: true });

  if (error) {
    console.error("[apidot] fallo", taskId, payload.error_message);
    await prisma.render.update({ where: { taskId }, data: { status: "ERROR" } });
    return res.status(200).json({ ok: true });
  }

  // expect: early-result
  const urls = payload.files.map((f: { file_url: string }) => f.file_url);
  await prisma.render.update({ where: { taskId }, data: { status: "COMPLETED", urls } });
  return res.status(200).json({ ok: true });
}
