// src/routes/api/edit/[id]/+server.ts
import { error, json } from "@sveltejs/kit";
import { APIDOT_API_KEY } from "$env/static/private";
import { PUBLIC_SITE_NAME } from "$env/static/public";
import type { RequestHandler } from "./$types";

const ok = new Set([0, 200]);

export const GET: RequestHandler = async ({ params, fetch, locals, setHeaders }) => {
  if (!(await locals.db.ownsTask(locals.user, params.id))) error(404, "no such task");

  const response = await fetch(`https://api.apidot.ai/api/generate/status/${params.id}`, {
    headers: { Authorization: `Bearer ${APIDOT_API_KEY}`, "User-Agent": PUBLIC_SITE_NAME },
  });
  if (response.status === 429) {
    setHeaders({ "Retry-After": response.headers.get("Retry-After") ?? "5" });
    error(429, "slow down");
  }
  if (!response.ok) {
    console.error("apidot status", response.status, await response.text());
    error(502, "image service unavailable");
  }

  const { code, message, data } = await response.json();
  if (!ok.has(code)) {
    console.error("apidot status", code, message);
    error(502, "image service unavailable");
  }
  const { status, progress = 0, files = [], error_message: reason } = data;
  if (status === "finished") {
    await locals.db.storeResult(params.id, files.map((file: { file_url: string }) => file.file_url));
    console.log(`task ${params.id} finished, ${files.length} file(s), first is a ${files[0]?.file_type}`);
  }
  return json({ status, progress, files: status === "finished" ? files : [], reason });
};
