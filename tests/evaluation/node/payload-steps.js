"use strict";

const https = require("https");
const util = require("util");

const KEY = process.env.APIDOT_API_KEY;
const DEFAULTS = { resolution: "1K", output_format: "jpeg" };

function request(method, path, body) {
  return new Promise((resolve, reject) => {
    const req = https.request(
      { host: "api.apidot.ai", path, method, headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" } },
      (res) => {
        let text = "";
        res.setEncoding("utf8");
        res.on("data", (chunk) => (text += chunk));
        res.on("end", () => {
          if (res.statusCode >= 400) {
            console.error(`${method} ${path}: ${res.statusCode} ${text}`);
            return reject(new Error(`HTTP ${res.statusCode}`));
          }
          resolve(JSON.parse(text));
        });
      },
    );
    req.on("error", reject);
    if (body) req.write(JSON.stringify(body));
    req.end();
  });
}

function buildPayload({ prompt, images, mask, seed, hook }) {
  const input = Object.assign({}, DEFAULTS, { prompt });
  if (images.length) input.image_urls = images;
  if (mask) {
    // expect: invented-field
    input.maskUrl = mask;
  }
  const payload = { model: "nano-banana-2-edit", input };
  // expect: invented-field
  if (seed !== undefined) payload.seed = seed;
  return hook ? { ...payload, callback_url: hook } : payload;
}

async function edit(options) {
  const payload = buildPayload(options);
  console.log("fields:", Object.keys(payload.input).join(", "));
  const answer = await request("POST", "/api/generate/submit", payload);
  // expect: logged-payload
  console.log(util.inspect(answer, { depth: null, colors: true }));
  return answer.data.task_id;
}

module.exports = { edit, status: (id) => request("GET", `/api/generate/status/${id}`) };
