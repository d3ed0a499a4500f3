import "server-only";

export async function apidotFetch(path: string, init: RequestInit = {}) {
  const response = await fetch(`https://api.apidot.ai${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" },
    cache: "no-store",
  });
  if (!response.ok) {
    console.error("apidot", path, response.status, await response.text());
    throw new Error(`apidot ${response.status}`);
  }
  return response.json();
}
