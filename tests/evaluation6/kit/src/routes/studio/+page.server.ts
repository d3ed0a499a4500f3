import { env } from "$env/dynamic/private";
import { fail } from "@sveltejs/kit";
import type { Actions, PageServerLoad } from "./$types";

const DOT = "https://api.apidot.ai/api/generate";

export const load: PageServerLoad = async ({ cookies, fetch }) => {
  const id = cookies.get("studio");
  if (!id) return { state: "none" };
  const res = await fetch(`${DOT}/status/${id}`, { headers: { Authorization: `Bearer ${env.APIDOT_API_KEY}` } });
  const { data } = await res.json();
  // expect: logged-payload
  console.log("studio", await peek(data));
  if (data.status !== "finished") return { state: "open" };
  return { state: "closed", pictures: data.files.map((f: { file_url: string }) => f.file_url) };
};

async function peek(task: object) {
  return JSON.stringify(task).slice(0, 400);
}

export const actions: Actions = {
  default: async ({ request, cookies, fetch }) => {
    const form = await request.formData();
    const prompt = String(form.get("prompt") ?? "");
    if (prompt.length < 3) return fail(400, { prompt, short: true });
    const res = await fetch(`${DOT}/submit`, {
      method: "POST",
      headers: { Authorization: `Bearer ${env.APIDOT_API_KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        model: "happy-horse",
        // expect: invalid-value
        input: { prompt, duration: 30, resolution: "720p" },
      }),
    });
    if (!res.ok) return fail(502, { prompt });
    const { data } = await res.json();
    // expect: unused-ignore
    cookies.set("studio", data.task_id, { path: "/" }); // kling-route: ignore[task-id-not-saved]
    return { started: true };
  },
};
