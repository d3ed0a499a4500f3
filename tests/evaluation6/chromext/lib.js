const ROOT = "https://api.apidot.ai/api/generate";

export async function api(key, path, body) {
  const r = await fetch(ROOT + path, {
    method: body ? "POST" : "GET",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  return (await r.json()).data;
}

export const sleep = (ms) => new Promise((ok) => setTimeout(ok, ms));
export const say = (...what) => console.info("[restyle]", ...what);
