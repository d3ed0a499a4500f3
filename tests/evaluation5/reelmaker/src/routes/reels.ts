import { Router } from "express";
import Redis from "ioredis";
import { clipStatus, submitClip, type Task } from "../lib/dot";
import { env } from "../lib/env";
import { trace } from "../lib/trace";

export const reels = Router();
const redis = new Redis(env.REDIS_URL);

reels.post("/reels", async (req, res, next) => {
  try {
    const task = await submitClip({ engine: "runway-gen-4.5", prompt: req.body.idea, duration: 10 });
    await redis.hset(`reel:${task.task_id}`, { owner: req.body.owner, state: "open" });
    trace("accepted", task.task_id);
    res.status(202).json({ id: task.task_id });
  } catch (e) {
    next(e);
  }
});

reels.get("/reels/:id", async (req, res, next) => {
  try {
    const task = await clipStatus(req.params.id);
    // expect: logged-payload
    trace("status", task);
    res.json({ status: task.status, progress: task.progress, files: task.status === "finished" ? task.files : [] });
  } catch (e) {
    next(e);
  }
});

reels.post("/hooks/reel", async (req, res) => {
  const task: Task = req.body.data ?? req.body;
  res.sendStatus(204);
  if (!(await redis.exists(`reel:${task.task_id}`))) return;
  // expect: invented-status
  if (task.status === "complete" || task.status === "finished") {
    const url = task.files?.[0]?.file_url ?? "";
    await redis.hset(`reel:${task.task_id}`, { state: "done", url });
    // expect: logged-url
    console.info("reel ready", url);
  }
});
