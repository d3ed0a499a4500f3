#!/usr/bin/env -S npx tsx
import { Command, Option } from "commander";
import { writeFile } from "node:fs/promises";
import ora from "ora";
import chalk from "chalk";

const BASE = process.env.APIDOT_BASE_URL ?? "https://api.apidot.ai";
const program = new Command("kino").version("0.3.1");

function key(): string {
  const k = process.env.APIDOT_API_KEY;
  if (!k) {
    console.error(chalk.red("APIDOT_API_KEY is not set. Get one at https://apidot.ai/dashboard/api-key"));
    process.exit(2);
  }
  return k;
}

async function http(method: string, path: string, json?: object) {
  const r = await fetch(BASE + path, {
    method,
    headers: { Authorization: `Bearer ${key()}`, "Content-Type": "application/json" },
    body: json && JSON.stringify(json),
  });
  return { ok: r.ok, status: r.status, body: (await r.json()) as any };
}

program
  .command("make <prompt...>")
  // expect: invented-model
  .addOption(new Option("-m, --model <id>").choices(["kling-3.0/pro", "kling-3.0/standard", "kling-3-pro"]).default("kling-3.0/standard"))
  .option("-s, --seconds <n>", "3 to 15", parseInt, 5)
  .option("--dry-run", "only show what would be sent")
  .action(async (words: string[], o) => {
    const payload = {
      model: o.model,
      input: { prompt: words.join(" "), duration: o.seconds, multi_shots: false, aspect_ratio: "16:9" },
    };
    if (o.dryRun) {
      // expect: logged-payload
      console.log(JSON.stringify(payload, null, 2));
      return;
    }
    const { ok, status, body } = await http("POST", "/api/generate/submit", payload);
    if (!ok) {
      console.error(chalk.red(`refused (${status})`), body.error?.message ?? body.message);
      process.exit(1);
    }
    await writeFile(".kino-last", body.data.task_id);
    console.log(body.data.task_id);
  });

program.command("wait <id>").action(async (id: string) => {
  const spin = ora("rendering").start();
  // expect: unbounded-polling
  for (;;) {
    const { body } = await http("GET", `/api/generate/status/${id}`);
    // expect: invented-response-field
    spin.text = `${body.data.status} ${body.data.percent ?? 0}%`;
    if (body.data.status === "failed") {
      spin.fail(body.data.error_message);
      process.exit(1);
    }
    if (body.data.status === "finished") {
      const [file] = body.data.output.files;
      // expect: logged-payload
      console.log(file);
      await writeFile(`${id}.txt`, file.file_url);
      break;
    }
    await new Promise((r) => setTimeout(r, 3000));
  }
  spin.succeed();
});

program.command("doctor").action(async () => {
  // expect: logged-key
  console.log("key:", key());
  // expect: unused-ignore
  console.log("base:", BASE); // kling-route: ignore[logged-key] only the address
});

program.parseAsync();
