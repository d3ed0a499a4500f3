/** Hands requests on to APIDot, with the key that stays on the server. */
export async function POST(request: Request) {
  const body = await request.json();
  const response = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const { data } = await response.json();
  return Response.json({ taskId: data.task_id }, { status: response.status });
}
