// Small JSON-over-HTTP helper with a debug log.
const DEBUG = process.env.DEBUG === "1";

async function requestJson(url, { method = "GET", headers = {}, body } = {}) {
  if (DEBUG) console.debug(method, url, body ?? "");
  const response = await fetch(url, {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    console.error(`${method} ${url} failed with ${response.status}: ${text}`);
    throw new Error(`HTTP ${response.status}`);
  }
  return JSON.parse(text);
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

module.exports = { requestJson, sleep };
