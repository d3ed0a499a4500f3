import "server-only";

const BASE = "https://api.apidot.ai/api/generate";

function headers() {
  const key = process.env.APIDOT_API_KEY;
  if (!key) throw new Error("APIDOT_API_KEY is not set");
  return { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
}

export async function submitEdit(prompt: string, image: string): Promise<string> {
  const response = await fetch(`${BASE}/submit`, {
    method: "POST",
    headers: headers(),
    body: JSON.stringify({
      model: "kling-o1-image-edit",
      callback_url: `${process.env.APP_ORIGIN}/api/hooks/apidot`,
      input: { prompt, image_urls: [image] },
    }),
  });
  if (!response.ok) throw new Error(`submit: ${response.status}`);
  return (await response.json()).data.task_id;
}

export async function getTask(id: string): Promise<any> {
  const response = await fetch(`${BASE}/status/${id}`, { headers: headers(), cache: "no-store" });
  if (!response.ok) throw new Error(`status: ${response.status}`);
  return (await response.json()).data;
}
