import { config } from "./config";

export async function dotFetch<T = any>(path: string, body?: object): Promise<T> {
  const res = await fetch(`${config.base}${path}`, {
    method: body ? "POST" : "GET",
    headers: { Authorization: `Bearer ${config.apidotKey}`, "Content-Type": "application/json" },
    body: body ? JSON.stringify(body) : undefined,
    cache: "no-store",
  });
  if (!res.ok) {
    console.error("dot", path, res.status, await res.text());
    throw new Error(`dot ${res.status}`);
  }
  return res.json();
}

/** Times a step and tells what came out of it. */
export async function traced<T>(label: string, run: () => Promise<T>): Promise<T> {
  const begin = Date.now();
  try {
    return await run();
  } finally {
    console.info(label, Date.now() - begin, "ms");
  }
}

export function debug(label: string, value: unknown) {
  if (process.env.DEBUG) console.debug(`[${label}]`, value);
}
