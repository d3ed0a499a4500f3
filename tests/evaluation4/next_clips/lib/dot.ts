// everything that talks to api.apidot.ai
const BASE = process.env.APIDOT_BASE_URL || "https://api.apidot.ai";
const KEY = process.env.APIDOT_API_KEY || "";

export interface DotTask {
  task_id: string;
  status: string;
  progress?: number;
  error_message?: string;
  files?: { file_url: string; file_type: string }[];
}

export async function dot<T>(path: string, body?: unknown): Promise<T> {
  const res = await fetch(BASE + path, {
    method: body ? "POST" : "GET",
    headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
    body: body ? JSON.stringify(body) : undefined,
    cache: "no-store",
  });
  if (!res.ok) {
    console.error("dot", path, res.status);
    throw new Error(`dot ${res.status}`);
  }
  return (await res.json()).data as T;
}

export const status = (id: string) => dot<DotTask>(`/api/generate/status/${id}`);

export function statusLink(id: string) {
  // expect: key-in-url
  return `${BASE}/api/generate/status/${id}?api_key=${KEY}`;
}
