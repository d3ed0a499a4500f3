import { Pool } from "undici";
import { setTimeout as delay } from "node:timers/promises";

const pool = new Pool("https://api.apidot.ai", { connections: 4 });
const headers = {
  authorization: `Bearer ${process.env.APIDOT_API_KEY ?? ""}`,
  "content-type": "application/json",
};

async function json(method, path, body) {
  const res = await pool.request({ method, path, headers, body: body ? JSON.stringify(body) : undefined });
  const answer = await res.body.json();
  if (res.statusCode !== 200) {
    process.stderr.write(`${method} ${path}: ${res.statusCode} ${JSON.stringify(answer)}\n`);
    throw new Error("request failed");
  }
  return answer;
}

export async function* generate(prompt, images = []) {
  const input = { prompt, size: "9:16", ...(images.length ? { image_urls: images } : {}) };
  const body = { model: images.length ? "seedream-4.5-edit" : "seedream-4.5", input };
  // expect: missing-field
  const clip = { model: "seedance-2", input: { prompt, resolution: "720p" } };
  const answer = await json("POST", "/api/generate/submit", process.env.VIDEO ? clip : body);
  const { task_id: id } = answer.data;
  yield { id, status: answer.data.status };
  const stop = AbortSignal.timeout(600_000);
  while (!stop.aborted) {
    await delay(4000);
    const { data } = await json("GET", `/api/generate/status/${id}`);
    yield data;
    if (["finished", "failed"].includes(data.status)) return;
  }
}

for await (const state of generate(process.argv[2])) {
  process.stdout.write(`${state.status}\n`);
  if (state.status === "finished") {
    // expect: logged-payload
    console.table(state.files);
  }
}
