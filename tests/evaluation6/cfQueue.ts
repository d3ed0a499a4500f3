export interface Env {
  APIDOT_API_KEY: string;
  DB: D1Database;
  CHECKS: Queue<{ id: string; tries: number }>;
}

const BASE = "https://api.apidot.ai";

async function dot(env: Env, path: string, init?: RequestInit) {
  const res = await fetch(BASE + path, {
    ...init,
    headers: { Authorization: `Bearer ${env.APIDOT_API_KEY}`, "Content-Type": "application/json" },
  });
  if (res.status === 429) throw new Error("paced");
  return res;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { text, product } = await request.json<{ text: string; product: string }>();
    const res = await dot(env, "/api/generate/submit", {
      method: "POST",
      body: JSON.stringify({
        model: "seedream-5.0-lite-edit",
        // expect: invented-field
        webhook_url: new URL("/done", request.url).href,
        input: { prompt: text, image_urls: [product], n: 1 },
      }),
    });
    const answer = await res.json<any>();
    if (answer.code !== 200 && answer.code !== 0) return new Response(answer.message, { status: 502 });
    await env.CHECKS.send({ id: answer.data.task_id, tries: 0 }, { delaySeconds: 10 });
    console.log(`queued ${JSON.stringify({ id: answer.data.task_id, length: text.length })}`);
    return Response.json({ id: answer.data.task_id });
  },

  async queue(batch: MessageBatch<{ id: string; tries: number }>, env: Env) {
    for (const { body } of batch.messages) {
      const res = await dot(env, `/api/generate/status/${body.id}`);
      const { data } = await res.json<any>();
      if (data.status === "finished") {
        await env.DB.prepare("update jobs set url = ?, state = 'complete' where id = ?")
          .bind(data.files[0].file_url, body.id)
          .run();
      } else if (data.status !== "failed" && body.tries < 60) {
        await env.CHECKS.send({ id: body.id, tries: body.tries + 1 }, { delaySeconds: 10 });
      }
    }
  },
};
