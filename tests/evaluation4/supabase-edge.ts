// supabase/functions/apidot-start/index.ts
import { createClient } from "https://esm.sh/@supabase/supabase-js@2";

const supabase = createClient(
  Deno.env.get("SUPABASE_URL")!,
  Deno.env.get("SUPABASE_SERVICE_ROLE_KEY")!,
);
const KEY = Deno.env.get("APIDOT_API_KEY")!;

const cors = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers": "authorization, content-type",
};

async function submitWithRetry(payload: unknown, tries = 3): Promise<any> {
  try {
    // expect: retry-invalid-payload
    const r = await fetch("https://api.apidot.ai/api/generate/submit", {
      method: "POST",
      headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify(payload),
    });
    if (!r.ok) throw new Error(`HTTP ${r.status}`);
    return await r.json();
  } catch (e) {
    if (tries <= 1) throw e;
    await new Promise((ok) => setTimeout(ok, 1000));
    return submitWithRetry(payload, tries - 1);
  }
}

Deno.serve(async (req) => {
  if (req.method === "OPTIONS") return new Response("ok", { headers: cors });

  const { roomId, prompt, photo } = await req.json();
  const payload = {
    model: "seedream-4.5-edit",
    input: {
      prompt: `Redecorate the room: ${prompt}`,
      image_urls: [photo],
      size: { width: 2048, height: 1536 },
    },
  };

  const answer = await submitWithRetry(payload);
  const { error } = await supabase
    .from("rooms")
    .update({ task_id: answer.data.task_id, state: "drawing" })
    .eq("id", roomId);
  if (error) {
    console.error("db", error.message);
    return new Response(JSON.stringify({ ok: false }), { status: 500, headers: cors });
  }
  console.log("room", roomId, "task", answer.data.task_id);
  return new Response(JSON.stringify({ ok: true }), { headers: cors });
});
