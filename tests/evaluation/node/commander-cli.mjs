#!/usr/bin/env node
import { readFile, writeFile } from "node:fs/promises";
import { Command, Option } from "commander";

const MODELS = ["kling-o1-image-edit", "kling-o3-image-edit", "seedream-4.5-edit"];
const program = new Command("kling").description("Edit images with APIDot");

const api = async (path, init) => {
  const key = process.env.APIDOT_API_KEY;
  if (!key) program.error("set APIDOT_API_KEY first (https://apidot.ai/dashboard/api-key)");
  const response = await fetch(`https://api.apidot.ai/api/generate/${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
  });
  const answer = await response.json().catch(() => null);
  if (!response.ok) program.error(`${response.status}: ${answer?.error?.message ?? response.statusText}`);
  return answer.data;
};

program
  .command("edit")
  .argument("<prompt>")
  .argument("<images...>")
  .addOption(new Option("-m, --model <id>").choices(MODELS).default(MODELS[0]))
  .option("--hook <url>", "callback address")
  .option("--save <file>", "append the task id to a file", "tasks.txt")
  .action(async (prompt, images, { model, hook, save }) => {
    const { task_id } = await api("submit", {
      method: "POST",
      body: JSON.stringify({ model, callback_url: hook, input: { prompt, image_urls: images } }),
    });
    await writeFile(save, `${task_id}\n`, { flag: "a" });
    console.log(task_id);
  });

program
  .command("status")
  .argument("[task]", "defaults to the last one")
  .option("--json", "print everything")
  .action(async (task, options) => {
    const id = task ?? (await readFile("tasks.txt", "utf8")).trim().split("\n").at(-1);
    const data = await api(`status/${id}`);
    if (options.json) {
      // expect: logged-payload
      process.stdout.write(JSON.stringify(data, null, 2) + "\n");
      return;
    }
    console.log(`${data.status}\t${data.progress ?? ""}\t${data.error_message ?? ""}`);
    // expect: logged-url
    for (const file of data.files ?? []) console.log(`${file.file_type}\t${file.file_url}`);
  });

await program.parseAsync();
