#!/usr/bin/env -S deno run --allow-net --allow-env --allow-write
// kinocut: one clip from one sentence
import { parseArgs } from "jsr:@std/cli/parse-args";
import { delay } from "jsr:@std/async/delay";

const args = parseArgs(Deno.args, {
  string: ["model", "out", "seconds"],
  default: { model: "happy-horse", out: "clip.mp4", seconds: "5" },
});
const prompt = args._.join(" ");
if (!prompt) {
  console.error("usage: kinocut [--model M] [--seconds N] [--out FILE] PROMPT");
  Deno.exit(2);
}

const key = Deno.env.get("APIDOT_API_KEY");
if (!key) {
  console.error("APIDOT_API_KEY is missing");
  Deno.exit(2);
}

const base = Deno.env.get("APIDOT_BASE_URL") ?? "https://api.apidot.ai";
const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };

const res = await fetch(`${base}/api/generate/submit`, {
  method: "POST",
  headers,
  body: JSON.stringify({
    model: args.model,
    input: { prompt, duration: Number(args.seconds), resolution: "1080p", aspect_ratio: "16:9" },
  }),
});
const answer = await res.json();
if (!res.ok) {
  console.error(`refused (${res.status}): ${answer.error?.message}`);
  Deno.exit(1);
}
const id = answer.data.task_id;
await Deno.writeTextFile(`${args.out}.task`, id);
console.error(`task ${id}`);

let data;
for (let i = 0; i < 150; i++) {
  await delay(4000 + Math.random() * 1000);
  data = (await (await fetch(`${base}/api/generate/status/${id}`, { headers })).json()).data;
  console.error(`${data.status} ${data.progress ?? 0}%`);
  if (data.status === "finished" || data.status === "failed") break;
}

if (data.status !== "finished") {
  console.error(data.error_message ?? "not finished in time; the id is in the .task file");
  Deno.exit(1);
}
const clip = await fetch(data.files[0].file_url);
await Deno.writeFile(args.out, new Uint8Array(await clip.arrayBuffer()));
console.error(`wrote ${args.out}`);
