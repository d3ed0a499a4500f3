import ky, { HTTPError } from "ky";
import { consola } from "consola";

const log = consola.withTag("apidot");

const api = ky.create({
  prefixUrl: "https://api.apidot.ai",
  timeout: 30_000,
  retry: { limit: 3, methods: ["get"], statusCodes: [429, 500, 502, 503] },
  hooks: {
    beforeRequest: [
      (request) => {
        request.headers.set("Authorization", `Bearer ${process.env.APIDOT_API_KEY}`);
        log.debug(request.method, new URL(request.url).pathname);
      },
    ],
  },
});

export interface Envelope<T> {
  code: number;
  message: string;
  data: T;
}

export interface Task {
  task_id: string;
  status: string;
  progress?: number;
  error_message?: string;
  output?: { files: { file_url: string; file_type: string }[] };
}

const FINAL = new Set(["finished", "failed"]);

export async function upscale(image: string, prompt = "same picture, more detail"): Promise<Task> {
  const json = {
    model: "nano-banana-pro-edit",
    input: { prompt, image_urls: [image], resolution: "4K", output_format: "png" },
  };
  try {
    const submitted = await api.post("api/generate/submit", { json }).json<Envelope<Task>>();
    log.info("submitted", submitted.data.task_id);
    let task = submitted.data;
    for (let tries = 0; tries < 80 && !FINAL.has(task.status); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 2500));
      task = (await api.get(`api/generate/status/${task.task_id}`).json<Envelope<Task>>()).data;
      log.debug(`${task.task_id}: ${task.status}`);
    }
    // expect: logged-payload
    log.success("final state", task);
    return task;
  } catch (error) {
    if (error instanceof HTTPError) {
      log.error(error.response.status, await error.response.text());
    }
    throw error;
  }
}
