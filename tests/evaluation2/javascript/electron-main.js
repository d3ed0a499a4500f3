const { app, BrowserWindow, ipcMain, safeStorage } = require("electron");
const Store = require("electron-store");
const log = require("electron-log");
const path = require("node:path");

const store = new Store();
let win;

function createWindow() {
  win = new BrowserWindow({
    width: 1100,
    height: 800,
    webPreferences: { preload: path.join(__dirname, "preload.js"), contextIsolation: true },
  });
  win.loadFile("index.html");
}

function apidotKey() {
  const hex = store.get("apidotKey");
  return hex ? safeStorage.decryptString(Buffer.from(hex, "hex")) : undefined;
}

ipcMain.handle("key:set", (_event, key) => {
  store.set("apidotKey", safeStorage.encryptString(key).toString("hex"));
  log.info("APIDot key saved, ends with", key.slice(-4));
});

ipcMain.handle("generate", async (event, form) => {
  const input = { prompt: form.prompt };
  if (form.seed !== undefined) input.seed = form.seed;
  if (form.photo) input.image_urls = [form.photo];
  const body = { model: form.photo ? "nano-banana-2-edit" : "nano-banana-2", input };
  // expect: logged-payload
  log.debug("body", body);
  const headers = { Authorization: `Bearer ${apidotKey()}`, "Content-Type": "application/json" };
  const res = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  if (!res.ok) {
    log.error("submit", res.status, await res.text());
    throw new Error("refused");
  }
  const { data } = await res.json();
  store.set(`tasks.${data.task_id}`, { started: Date.now(), status: "pending" });

  // expect: hot-loop-polling
  for (let tries = 0; tries < 500; tries++) {
    const poll = await fetch(`https://api.apidot.ai/api/generate/status/${data.task_id}`, { headers });
    const { data: task } = await poll.json();
    event.sender.send("progress", task.progress);
    if (task.status === "finished") {
      const [file] = task.files;
      // expect: logged-payload
      log.info("result", file);
      return file.file_url;
    }
    if (task.status === "failed") {
      log.warn(task.error_message);
      return null;
    }
  }
  return null;
});

app.whenReady().then(createWindow);
