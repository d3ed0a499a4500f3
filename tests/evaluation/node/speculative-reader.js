// The docs of APIDot moved around a lot, so be generous in what we accept.
const BASE = process.env.APIDOT_BASE_URL || "https://api.apidot.ai";

function dig(object, path) {
  return path.split(".").reduce((value, name) => (value == null ? undefined : value[name]), object);
}

function firstOf(object, paths) {
  for (const path of paths) {
    const value = dig(object, path);
    if (value !== undefined) return value;
  }
  return undefined;
}

async function getStatus(taskId) {
  const response = await fetch(`${BASE}/api/generate/status/${taskId}`, {
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  });
  if (!response.ok) throw new Error(`status ${response.status}: ${await response.text()}`);
  return response.json();
}

async function readTask(taskId) {
  const body = await getStatus(taskId);
  // expect: invented-response-field
  const status = body?.data?.status || body?.status || "running";
  const progress = dig(body, "data.progress") || 0;
  // expect: invented-response-field
  const url = firstOf(body, ["data.files.0.file_url", "data.output.files.0.file_url", "data.result.url"]);
  // expect: invented-response-field
  const { data: { error_message: reason = null, eta: secondsLeft = 0 } = {} } = body;
  return { taskId, status, progress, reason, secondsLeft, url: status === "finished" ? url : null };
}

async function watch(taskId, onChange, limit = 80) {
  let last;
  for (let i = 0; i < limit; i += 1) {
    const task = await readTask(taskId);
    if (task.status !== last) {
      last = task.status;
      console.log(`[${new Date().toISOString()}] ${taskId}: ${task.status} (${task.progress}%)`);
      onChange(task);
    }
    if (["finished", "failed"].includes(task.status)) return task;
    await new Promise((resolve) => setTimeout(resolve, 4000));
  }
  throw new Error("still not there");
}

module.exports = { readTask, watch };
