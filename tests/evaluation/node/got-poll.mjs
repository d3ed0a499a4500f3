import fs from "node:fs/promises";
import got from "got";
import ora from "ora";

const apidot = got.extend({
  prefixUrl: "https://api.apidot.ai",
  headers: { authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  responseType: "json",
});

async function status(id) {
  const { body } = await apidot.get(`api/generate/status/${id}`);
  return body.data;
}

async function finished(id) {
  const started = Date.now();
  // expect: hot-loop-polling
  while (Date.now() - started < 10 * 60 * 1000) {
    const task = await status(id);
    switch (task.status) {
      case "finished":
        return task.files;
      case "failed":
        throw new Error(task.error_message);
      // expect: invented-status
      case "pending":
      case "not_started":
      case "running":
        break;
      default:
        console.warn("unexpected status", task.status);
    }
  }
  throw new Error("deadline exceeded");
}

const spinner = ora("submitting").start();
const { body: submitted } = await apidot.post("api/generate/submit", {
  json: {
    model: "runway-gen-4.5",
    // expect: invalid-value
    input: { prompt: await fs.readFile("prompt.txt", "utf8"), duration: 7, aspect_ratio: "16:9" },
  },
});
const id = submitted.data.task_id;
await fs.appendFile("tasks.log", `${id}\n`);
spinner.text = `waiting for ${id}`;
const [video] = await finished(id);
await fs.writeFile(`${id}.mp4`, await got(video.file_url).buffer());
spinner.succeed(`${id}.mp4`);
