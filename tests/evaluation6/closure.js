"use strict";
// factory with closures all the way down
const https = require("https");

function createApidot({ apiKey, log = console.log, host = "api.apidot.ai" }) {
  const send = (method, path, body) =>
    new Promise((resolve, reject) => {
      const req = https.request(
        { host, path, method, headers: { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" } },
        (res) => {
          let raw = "";
          res.on("data", (chunk) => (raw += chunk));
          res.on("end", () => {
            if (res.statusCode !== 200) return reject(new Error(`HTTP ${res.statusCode}: ${raw}`));
            resolve(JSON.parse(raw).data);
          });
        },
      );
      req.on("error", reject);
      if (body) req.write(JSON.stringify(body));
      req.end();
    });

  return {
    async submit(input) {
      const { task_id: id } = await send("POST", "/api/generate/submit", { model: "wan2.6-text-to-video", input });
      return id;
    },
    async status(id) {
      const task = await send("GET", `/api/generate/status/${id}`);
      log(`${id}: ${task.status}`);
      return task;
    },
  };
}

const dot = createApidot({ apiKey: process.env.APIDOT_API_KEY });

module.exports = async function trailer(scene) {
  const id = await dot.submit({
    prompt: scene,
    duration: 10,
    resolution: "720p",
    // expect: invented-field
    fps: 24,
  });
  // expect: hot-loop-polling, unbounded-polling
  for (;;) {
    const task = await dot.status(id);
    if (task.status === "failed") throw new Error(task.error_message);
    if (task.status === "finished") {
      // expect: logged-url
      console.log("trailer:", task.files[0].file_url);
      return task.files[0].file_url;
    }
  }
};
