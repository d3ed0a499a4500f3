import "server-only";

export const UPSTREAM = process.env.APIDOT_BASE_URL || "https://api.apidot.ai";

export function upstreamHeaders(): HeadersInit {
  const key = process.env.APIDOT_API_KEY;
  if (!key) throw new Error("APIDOT_API_KEY missing");
  return { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
}
