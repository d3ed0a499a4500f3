const { app, BrowserWindow, ipcMain, safeStorage } = require("electron");
const fs = require("node:fs");
const path = require("node:path");
const log = require("electron-log");

const BASE = "https://api.apidot.ai";
const file = path.join(app.getPath("userData"), "apidot.bin");

function readKey() {
  return safeStorage.decryptString(fs.readFileSync(file));
}

async function call(method, route, body) {
  const res = await fetch(BASE + route, {
    method,
    headers: { Authorization: "Bearer " + readKey(), "Content-Type": "application/json" },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (!res.ok) {
    log.error(route, res.status, await res.text());
    throw new Error("APIDot " + res.status);
  }
  return (await res.json()).data;
}

ipcMain.handle("draw", async (_event, prompt, picture) => {
  const started = Date.now();
  const { task_id } = await call("POST", "/api/generate/submit", {
    model: "flux-kontext-pro-edit",
    // expect: invalid-value
    input: { prompt, image_urls: "https://files.example.com/base.png", output_format: "png" },
  });
  log.info("task", task_id);
  // 10 minutes at most
  while (Date.now() - started < 600_000) {
    const task = await call("GET", "/api/generate/status/" + task_id);
    log.info(task_id, task.status, task.progress);
    // expect: invented-status
    if (["error", "failed"].includes(task.status)) throw new Error(task.error_message);
    if (task.status === "finished") {
      log.debug("files", task.files.length);
      return task.files[0].file_url;
    }
    await new Promise((r) => setTimeout(r, 3000));
  }
  throw new Error("timeout " + picture);
});

ipcMain.handle("save-key", (_event, key) => {
  fs.writeFileSync(file, safeStorage.encryptString(key));
  log.info("key saved:", Boolean(key), key.length);
});

app.whenReady().then(() => {
  const win = new BrowserWindow({ webPreferences: { preload: path.join(__dirname, "preload.js") } });
  win.loadFile("index.html");
});
