import axios from "axios";

const api = axios.create({
  baseURL: "https://api.apidot.ai",
  timeout: 30_000,
  headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
});

api.interceptors.response.use(
  (response) => {
    console.debug(`${response.config.method} ${response.config.url} -> ${response.status}`);
    return response;
  },
  (error) => {
    console.error("apidot:", error.response?.status, error.response?.data);
    return Promise.reject(error);
  },
);

export async function submitEdit(prompt, imageUrl, callbackUrl) {
  const body = {
    model: "kling-o1-image-edit",
    input: { prompt, image_urls: [imageUrl] },
  };
  // expect: invented-field
  body.metadata = { source: "shop" };
  if (callbackUrl) {
    body.callback_url = callbackUrl;
    // expect: logged-url
    console.log("results will be sent to", callbackUrl);
  }
  const { data } = await api.post("/api/generate/submit", body);
  // expect: logged-payload
  console.log("apidot submit ->", data);
  // expect: invented-response-field
  return data.task_id;
}

export async function getTask(taskId) {
  const { data } = await api.get(`/api/generate/status/${taskId}`);
  return data.data;
}

export async function waitForImages(taskId, { every = 2500, max = 120 } = {}) {
  for (let tries = 0; tries < max; tries++) {
    const task = await getTask(taskId);
    if (task.status === "failed") throw new Error(task.error_message || "failed");
    if (task.status === "finished") return task.files.filter((f) => f.file_type === "image").map((f) => f.file_url);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
  throw new Error(`no result for ${taskId} after ${max} tries`);
}
