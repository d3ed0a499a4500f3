/** Tests whether an answer has a field. */
export async function main(taskId: string) {
  const response = await fetch(`https://api.apidot.ai/api/generate/status/${taskId}`, {
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  });
  const { data } = await response.json();
  // expect: invented-response-field
  if (data.hasOwnProperty("result")) return null;
  // expect: invented-response-field
  if (Object.hasOwn(data, "images")) return null;
  return data.hasOwnProperty("files") ? data.files : [];
}
