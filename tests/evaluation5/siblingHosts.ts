// Two services speak the same dialect. Only the first is APIDot; the second is our own GPU box behind the VPN.
const HOSTS = {
  apidot: "https://api.apidot.ai/api/generate",
  gpubox: "https://gpu.internal.example.com/api/generate",
} as const;

async function send(url: string, token: string, body?: unknown) {
  const res = await fetch(url, {
    method: body ? "POST" : "GET",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (!res.ok) throw new Error(`${new URL(url).host}: ${res.status}`);
  return res.json();
}

export async function onGpuBox(prompt: string) {
  const body = { model: "sdxl-lightning", webhook: "https://ci.example.com/hook", input: { prompt, steps: 4, negative_prompt: "text", cfg: 1.5 } };
  console.log("gpubox <-", body);
  const job = await send(`${HOSTS.gpubox}/submit`, process.env.GPUBOX_TOKEN!, body);
  console.log("gpubox ->", job.id, job.state);
  for (;;) {
    const now = await send(`${HOSTS.gpubox}/job/${job.id}`, process.env.GPUBOX_TOKEN!);
    if (now.state === "succeeded") return now.images as string[];
    await new Promise((r) => setTimeout(r, 500));
  }
}

export async function onApidot(prompt: string, save: (id: string) => Promise<void>) {
  const started = await send(`${HOSTS.apidot}/submit`, process.env.APIDOT_API_KEY!, { model: "seedream-4.5", input: { prompt, size: "1:1", n: 1 } });
  await save(started.data.task_id);
  const deadline = Date.now() + 5 * 60_000;
  while (Date.now() < deadline) {
    await new Promise((r) => setTimeout(r, 3000));
    const { data } = await send(`${HOSTS.apidot}/status/${started.data.task_id}`, process.env.APIDOT_API_KEY!);
    console.log("apidot", data.task_id, data.status, data.progress);
    if (data.status === "failed") throw new Error(data.error_message ?? "failed");
    if (data.status === "finished") return (data.files ?? data.output.files).map((f: { file_url: string }) => f.file_url) as string[];
  }
  throw new Error("apidot took too long");
}
