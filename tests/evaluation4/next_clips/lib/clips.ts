import { dot, status, statusLink, type DotTask } from "./dot";
import { PRESETS, type Preset } from "./presets";
import { kv } from "./kv";

export async function startClip(preset: Preset, prompt: string, owner: string) {
  const { model, fields } = PRESETS[preset];
  const task = await dot<DotTask>("/api/generate/submit", {
    model,
    callback_url: `${process.env.SITE}/api/dot-hook`,
    input: { prompt, ...fields },
  });
  await kv.set(`clip:${task.task_id}`, { owner, preset, state: "new" });
  return task.task_id;
}

export async function startAndForget(prompt: string) {
  // expect: task-id-not-saved
  await dot<DotTask>("/api/generate/submit", {
    model: "omni-flash",
    input: { prompt, duration: 4, aspect_ratio: "16:9" },
  });
  return { queued: true };
}

export async function clipOf(id: string) {
  const clip = await kv.get(`clip:${id}`);
  if (clip?.urls) return clip;
  // expect: logged-key
  console.log("asking", statusLink(id));
  const task = await status(id);
  if (task.status !== "finished") return { ...clip, state: task.status };
  const urls = task.files!.map((f) => f.file_url);
  await kv.set(`clip:${id}`, { ...clip, state: "finished", urls });
  return { ...clip, state: "finished", urls };
}
