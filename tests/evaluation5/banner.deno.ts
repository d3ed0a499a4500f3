#!/usr/bin/env -S deno run --allow-net --allow-write
// makes banner.png with apidot
class Dot {
  #key: string;
  constructor(key: string, private url = "https://api.apidot.ai") {
    this.#key = key;
  }
  async req<R>(path: string, json?: unknown): Promise<R> {
    const r = await fetch(this.url + path, {
      method: json ? "POST" : "GET",
      headers: { authorization: `Bearer ${this.#key}`, "content-type": "application/json" },
      body: json ? JSON.stringify(json) : null,
    });
    if (!r.ok) throw new Error(`${path}: ${r.status} ${await r.text()}`);
    return (await r.json()).data;
  }
}

// expect: leaked-key
const dot = new Dot("@@KEY@@");
const [text = "hello"] = Deno.args;
const body = {
  model: "flux-2-pro",
  // expect: missing-field
  input: { prompt: `banner, ${text}`, size: "21:9" },
};
const { task_id } = await dot.req<{ task_id: string }>("/api/generate/submit", body);
await Deno.writeTextFile("banner.task", task_id);

type S = { status: string; files?: { file_url: string }[]; error_message?: string };
let s: S;
// expect: unbounded-polling
do {
  await new Promise((r) => setTimeout(r, 2000));
  s = await dot.req<S>(`/api/generate/status/${task_id}`);
  console.log(s.status);
} while (s.status !== "finished" && s.status !== "failed");

if (s.status === "finished") {
  const [{ file_url }] = s.files!;
  // expect: logged-url
  console.log(`saving ${file_url}`);
  await Deno.writeFile("banner.png", new Uint8Array(await (await fetch(file_url)).arrayBuffer()));
} else {
  console.error(s.error_message);
}
