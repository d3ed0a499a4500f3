import { ApidotClient } from "./apidot-client";
import { isDone } from "./status";
import { logger } from "./logger";

const client = new ApidotClient(process.env.IMAGE_KEY!);

export async function edit(prompt: string, photo: string): Promise<string[]> {
  const task = await client.edit({
    prompt,
    image_urls: [photo],
    // expect: invented-field
    aspect_ratio: "16:9",
  });
  // expect: logged-payload
  logger.info("task created", task);
  for (let n = 0; n < 60; n++) {
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const state = await client.task(task.task_id);
    logger.info("state", { id: state.task_id, status: state.status, progress: state.progress });
    if (isDone(state.status)) {
      const urls = (state.files ?? []).map((file) => file.file_url);
      // expect: logged-url
      logger.info("edit is ready", { urls });
      return state.status === "finished" ? urls : [];
    }
  }
  return [];
}
