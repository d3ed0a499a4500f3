/** A JSON text that is given to a request as its body is a body. */
const url = "https://api.apidot.ai/api/generate/submit";
const headers = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" };

export async function submit(): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    headers,
    // expect: invented-field
    body: '{"model": "kling-o1-image-edit", "webhook": "https://studio.example/h", "input": {"prompt": "dusk"}}',
  });
  return (await response.json()).data.task_id;
}
