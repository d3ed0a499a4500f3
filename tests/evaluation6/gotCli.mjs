#!/usr/bin/env node
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import got from "got";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: "boolean", short: "v" } },
});
const key = process.env.APIDOT_API_KEY ?? process.exit(2);
const headers = { Authorization: `Bearer ${key}` };

// expect: logged-key
if (values.verbose) console.error("headers", headers);

const body = {
  model: "seedream-5.0-lite",
  input: {
    prompt: positionals.join(" "),
    size: "2K",
    // expect: invalid-value
    n: 0,
  },
};
const { data } = await got.post("https://api.apidot.ai/api/generate/submit", { json: body, headers }).json();
console.log(data.task_id);
let tries = 0;
// expect: hot-loop-polling
while (tries++ < 300) {
  const { data: task } = await got(`https://api.apidot.ai/api/generate/status/${data.task_id}`, { headers }).json();
  if (task.status === "failed") {
    console.error(task.error_message);
    process.exit(1);
  }
  if (task.status === "finished") {
    for (const [n, file] of task.files.entries()) {
      await writeFile(`out-${n}.png`, await got(file.file_url).buffer());
      process.stdout.write(`out-${n}.png\n`);
    }
    break;
  }
}
