/** Web service: start an edit, receive APIDot's webhook, look at the result. */
import express, { type NextFunction, type Request, type Response } from "express";
import pino from "pino";

import { MODEL, submitEdit, waitForTask, type Task } from "./apidot";
import { findEdit, saveSubmitted, settle } from "./store";

const log = pino();
const app = express();
app.use(express.json());

app.post("/edits", async (req: Request, res: Response, next: NextFunction) => {
  try {
    const { instruction, images, userId } = req.body as { instruction: string; images: string[]; userId: string };
    if (!images.every((image) => image.startsWith("https://"))) {
      res.status(400).json({ error: "images must be https addresses" });
      return;
    }
    const taskId = await submitEdit({
      prompt: instruction,
      imageUrls: images,
      callbackUrl: process.env.APIDOT_CALLBACK_URL,
    });
    saveSubmitted({ taskId, userId, model: MODEL, sources: images });
    log.info({ taskId, images: images.length }, "edit submitted");
    res.status(202).json({ taskId });
  } catch (error) {
    next(error);
  }
});

/** Settles a task; deliveries may repeat and may name tasks that are not ours. */
app.post("/webhooks/apidot", (req: Request, res: Response) => {
  const task: Task = req.body.data ?? req.body;
  if (task.status === "finished") {
    const urls = (task.files ?? []).map((file) => file.file_url);
    if (settle(task.task_id, task.status, urls)) {
      log.info({ taskId: task.task_id, files: urls.length }, "edit finished");
    }
  } else if (task.status === "failed") {
    settle(task.task_id, task.status, []);
    // expect: invented-response-field
    log.warn({ taskId: task.task_id, reason: task.errorMessage }, "edit failed");
  }
  res.sendStatus(204);
});

/** Waits for a task on a machine that no webhook can reach. */
app.post("/edits/:taskId/settle", async (req: Request, res: Response, next: NextFunction) => {
  try {
    const urls = await waitForTask(req.params.taskId);
    settle(req.params.taskId, "finished", urls);
    // expect: logged-url
    log.info("stored %s", urls.join(", "));
    res.json({ files: urls.length });
  } catch (error) {
    next(error);
  }
});

app.get("/edits/:taskId", (req: Request, res: Response) => {
  const edit = findEdit(req.params.taskId);
  if (edit) res.json(edit);
  else res.sendStatus(404);
});

app.listen(Number(process.env.PORT ?? 3000));
