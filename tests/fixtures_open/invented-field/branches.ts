/** A branch that fixes the model fixes its fields. */
const url = "https://api.apidot.ai/api/generate/submit";

async function submit(payload: any): Promise<string> {
  const headers = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(payload) });
  return (await response.json()).data.task_id;
}

export async function byBranch(model: string, prompt: string, image: string) {
  const payload: any = { model, input: { prompt, image_urls: [image] } };
  if (model === "kling-o1-image-edit") {
    // expect: invented-field
    payload.input.cfgScale = 3;
    return submit(payload);
  }
  payload.input.cfgScale = 3;
  return submit(payload);
}
