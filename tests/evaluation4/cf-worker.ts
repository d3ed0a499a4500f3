export interface Env {
  APIDOT_API_KEY: string;
  TASKS: KVNamespace;
  HOOK_TOKEN: string;
}

const UPSTREAM = "https://api.apidot.ai";

function json(data: unknown, status = 200) {
  return new Response(JSON.stringify(data), { status, headers: { "content-type": "application/json" } });
}

export default {
  async fetch(req: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const url = new URL(req.url);

    if (req.method === "POST" && url.pathname === "/make") {
      const { prompt } = (await req.json()) as { prompt: string };
      const body = {
        model: "seedream-5.0-lite",
        callback_url: `${url.origin}/hook?token=${env.HOOK_TOKEN}`,
        // expect: invalid-value
        input: { prompt, size: "2K", n: 20 },
      };
      // expect: task-id-not-saved
      const res = await fetch(`${UPSTREAM}/api/generate/submit`, {
        method: "POST",
        headers: { authorization: `Bearer ${env.APIDOT_API_KEY}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!res.ok) return json({ error: "upstream said " + res.status }, 502);
      return json({ ok: true }, 202);
    }

    if (req.method === "POST" && url.pathname === "/hook") {
      if (url.searchParams.get("token") !== env.HOOK_TOKEN) return new Response("no", { status: 403 });
      const event = (await req.json()) as any;
      // expect: logged-payload
      console.log("hook", JSON.stringify(event.data));
      ctx.waitUntil(store(event.data, env));
      return new Response("ok");
    }

    if (url.pathname.startsWith("/task/")) {
      const v = await env.TASKS.get(url.pathname.slice(6));
      return v ? json(JSON.parse(v)) : json({ status: "unknown" }, 404);
    }
    return new Response("not found", { status: 404 });
  },
};

async function store(task: any, env: Env) {
  // expect: early-result
  const urls = task.files.map((f: any) => f.file_url);
  await env.TASKS.put(task.task_id, JSON.stringify({ urls }), { expirationTtl: 86400 });
}
