// supabase edge function: generates avatars with APIDot
import { createClient } from "https://esm.sh/@supabase/supabase-js@2";

const corsHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers": "authorization, x-client-info, apikey, content-type",
};

const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms));

Deno.serve(async (req: Request) => {
  if (req.method === "OPTIONS") return new Response("ok", { headers: corsHeaders });

  try {
    const { selfie, style } = await req.json();
    const APIDOT_API_KEY = Deno.env.get("APIDOT_API_KEY");
    if (!APIDOT_API_KEY) throw new Error("APIDOT_API_KEY is not configured");

    const submitRes = await fetch("https://api.apidot.ai/api/generate/submit", {
      method: "POST",
      headers: { Authorization: `Bearer ${APIDOT_API_KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        model: "kling-o1-image-edit",
        // expect: missing-field
        input: {
          image_urls: [selfie],
          // expect: invented-field
          style,
          resolution: "1K",
        },
      }),
    });
    const submitData = await submitRes.json();
    // expect: logged-payload
    console.log("Submit response:", JSON.stringify(submitData));

    // expect: invented-response-field
    const taskId = submitData.data?.task_id || submitData.task_id;
    if (!taskId) throw new Error("no task id");

    let attempts = 0;
    let avatar: string | null = null;
    while (attempts < 60 && !avatar) {
      attempts++;
      await sleep(2000);
      const statusRes = await fetch(`https://api.apidot.ai/api/generate/status/${taskId}`, {
        headers: { Authorization: `Bearer ${APIDOT_API_KEY}` },
      });
      const statusData = await statusRes.json();
      const status = statusData?.data?.status;
      console.log(`Attempt ${attempts}: ${status}`);
      if (status === "finished") {
        avatar = statusData.data.output?.files?.[0]?.file_url ?? statusData.data.files?.[0]?.file_url;
      // expect: invented-status
      } else if (status === "failed" || status === "timeout") {
        throw new Error(statusData.data.error_message || "failed");
      }
    }

    const supabase = createClient(Deno.env.get("SUPABASE_URL")!, Deno.env.get("SUPABASE_SERVICE_ROLE_KEY")!);
    await supabase.from("avatars").insert({ task_id: taskId, url: avatar });
    // expect: logged-url
    console.log("Saved avatar", avatar);
    return new Response(JSON.stringify({ avatar }), { headers: { ...corsHeaders, "Content-Type": "application/json" } });
  } catch (error) {
    console.error("Error:", error);
    return new Response(JSON.stringify({ error: String(error) }), { status: 500, headers: corsHeaders });
  }
});
