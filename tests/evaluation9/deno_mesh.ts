// deno run --allow-net --allow-env --allow-write deno_mesh.ts https://example.com/chair.png
import { delay } from "jsr:@std/async";
import { parseArgs } from "jsr:@std/cli/parse-args";

const key = Deno.env.get("APIDOT_API_KEY");
if (!key) throw new Error("APIDOT_API_KEY is missing");
const args = parseArgs(Deno.args, { boolean: ["pbr", "debug"] });
const api = "https://api.apidot.ai/api/generate";
const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };

const source = String(args._[0]);
if (args.debug) {
  // expect: logged-url
  console.debug("source", source);
}
const body = {
  model: "meshy-6-image-to-3d",
  input: {
    image_urls: [source],
    topology: "quad",
    enable_pbr: args.pbr,
    // expect: invented-field
    polycount: 30000,
  },
};
const created = await fetch(`${api}/submit`, { method: "POST", headers, body: JSON.stringify(body) });
const { code, message, data } = await created.json();
if (code !== 200) throw new Error(message);
console.log(data.task_id);
Deno.writeTextFileSync("last-task", data.task_id);

let state = data;
// expect: unbounded-polling
while (state.status !== "finished" && state.status !== "failed") {
  await delay(5000);
  state = (await (await fetch(`${api}/status/${data.task_id}`, { headers })).json()).data;
  console.log(state.status, state.progress);
}
if (state.status === "finished") {
  for (const [i, file] of state.files.entries()) {
    const bytes = await (await fetch(file.file_url)).bytes();
    await Deno.writeFile(`mesh-${i}.glb`, bytes);
    console.log(`mesh-${i}.glb`, bytes.length, file.file_type);
  }
}
