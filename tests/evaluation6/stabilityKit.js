// image providers of the kit: stability for drafts, apidot for finals
import FormData from "form-data";
import axios from "axios";

const STABILITY_API_KEY = "@@KEY@@";

export async function draft(prompt) {
  const form = new FormData();
  form.append("prompt", prompt);
  form.append("output_format", "webp");
  const res = await axios.post("https://api.stability.ai/v2beta/stable-image/generate/core", form, {
    headers: { ...form.getHeaders(), authorization: `Bearer ${STABILITY_API_KEY}` },
    responseType: "arraybuffer",
  });
  console.log("stability:", res.status, res.headers["x-request-id"]);
  return res.data;
}

export async function final(prompt) {
  const res = await axios.post(
    "https://api.apidot.ai/api/generate/submit",
    { model: "flux-2-pro", input: { prompt, size: "3:2", resolution: "2K" } },
    { headers: { authorization: `Bearer ${process.env.APIDOT_API_KEY}` }, validateStatus: () => true },
  );
  if (res.status === 402) return { error: "no credits" };
  if (res.status !== 200) {
    console.error("apidot:", res.status, res.data.error?.type, res.data.error?.message);
    return { error: "refused" };
  }
  return { taskId: res.data.data.task_id, state: "queued" };
}
