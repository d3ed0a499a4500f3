import { ofetch } from "ofetch";

const upstream = ofetch.create({
  baseURL: "https://api.apidot.ai",
  onRequest({ options }) {
    const { apidotApiKey } = useRuntimeConfig();
    options.headers = new Headers(options.headers);
    options.headers.set("Authorization", `Bearer ${apidotApiKey}`);
  },
  onResponseError({ response }) {
    console.error("[apidot]", response.status, response._data);
  },
});

export default defineEventHandler(async (event) => {
  const form = await readBody<{ prompt: string; image?: string; ratio?: string }>(event);
  // expect: logged-url
  console.log("[apidot] input", { prompt: form.prompt, image_urls: [form.image] });

  const answer = await upstream("/api/generate/submit", {
    method: "POST",
    body: {
      model: form.image ? "grok-imagine-image-quality" : "z-image",
      input: form.image
        ? { prompt: form.prompt, image_urls: [form.image], aspect_ratio: form.ratio ?? "1:1" }
        : { prompt: form.prompt, size: form.ratio ?? "1:1" },
    },
  });
  setResponseStatus(event, 202);
  return { taskId: answer.data.task_id, status: answer.data.status };
});
