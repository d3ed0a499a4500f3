#!/usr/bin/env node
import { Command, Option } from "commander";
import { writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import chalk from "chalk";
import ora from "ora";

const program = new Command("dotpix")
  .description("Images from the terminal, by APIDot. Needs APIDOT_API_KEY (sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxx).")
  .argument("<prompt>")
  .addOption(new Option("-q, --quality <q>", "quality").choices(["low", "medium", "high"]).default("medium"))
  .option("-o, --out <file>", "where the image goes", "image.png")
  .option("--status <word>", "only list jobs that are queued, done or error (local history)");

program.parse();
const [prompt] = program.args;
const options = program.opts();

const key = process.env.APIDOT_API_KEY;
if (!key) {
  console.error(chalk.red("APIDOT_API_KEY is missing. Put APIDOT_API_KEY=YOUR_API_KEY_HERE into your shell profile."));
  process.exit(1);
}

const api = async (path, body) => {
  const res = await fetch(new URL(path, "https://api.apidot.ai"), {
    method: body ? "POST" : "GET",
    headers: { authorization: `Bearer ${key}`, ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  if (!res.ok) {
    console.error(chalk.red(`APIDot answered ${res.status}`), await res.text());
    process.exit(2);
  }
  return (await res.json()).data;
};

const spinner = ora("submitting").start();
const { task_id } = await api("/api/generate/submit", {
  model: "gpt-image-2",
  input: { prompt, quality: options.quality, size: "3:2" },
});

const until = Date.now() + 5 * 60_000;
let task;
do {
  await sleep(3000);
  task = await api(`/api/generate/status/${task_id}`);
  spinner.text = `${task_id} ${task.status} ${task.progress ?? 0}%`;
} while (task.status !== "finished" && task.status !== "failed" && Date.now() < until);

if (task.status !== "finished") {
  spinner.fail(task.error_message ?? `still ${task.status}`);
  process.exit(3);
}
const image = await fetch(task.files[0].file_url);
await writeFile(options.out, Buffer.from(await image.arrayBuffer()));
spinner.succeed(`wrote ${options.out}`);
