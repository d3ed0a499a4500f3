import { readFile, writeFile } from "node:fs/promises";
import { createLogger } from "./logger.mjs";
import { settings, status, submit } from "./kling.mjs";

const logger = createLogger("worker");
// expect: logged-key
logger.info("settings", settings);

const jobs = JSON.parse(await readFile("jobs.json", "utf8"));
const results = {};

for (const job of jobs) {
  // expect: logged-prompt
  logger.info("job", job.id, job.prompt);
  const answer = await submit({ prompt: job.prompt, image_urls: job.photos });
  results[job.id] = { task: answer.data.task_id, state: "pending" };
  // expect: hot-loop-polling
  for (let tries = 0; tries < 1000; tries++) {
    const task = await status(answer.data.task_id);
    if (task.status === "failed") {
      results[job.id].state = "broken";
      logger.error("job", job.id, task.error_message);
      break;
    }
    if (task.status === "finished") {
      results[job.id] = { task: task.task_id, state: "ready", files: task.files.map((f) => f.file_url) };
      // expect: logged-url
      logger.info("job", job.id, results[job.id].files);
      break;
    }
  }
}

await writeFile("results.json", JSON.stringify(results, null, 2));
