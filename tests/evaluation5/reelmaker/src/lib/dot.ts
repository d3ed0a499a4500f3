import { APIDOT_ROOT, env } from "./env";
import { trace } from "./trace";

export type Clip =
  | { engine: "runway-gen-4.5"; prompt: string; duration: 5 | 10 }
  | { engine: "happy-horse"; prompt: string; duration: number; resolution: "720p" | "1080p" };

export interface Task {
  task_id: string;
  status: string;
  progress?: number;
  files?: Array<{ file_url: string; file_type: string }>;
  error_message?: string;
}

async function request(path: string, body?: object): Promise<Task> {
  const res = await fetch(APIDOT_ROOT + path, {
    method: body ? "POST" : "GET",
    headers: { Authorization: `Bearer ${env.APIDOT_API_KEY}`, "Content-Type": "application/json" },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (!res.ok) throw new Error(`apidot answered ${res.status}`);
  const json = (await res.json()) as { code: number; data: Task };
  return json.data;
}

export function submitClip(clip: Clip): Promise<Task> {
  const { engine, ...input } = clip;
  const body = { model: engine, callback_url: `${env.PUBLIC_ORIGIN}/hooks/reel`, input };
  // expect: logged-payload
  trace("submit", body);
  return request("/submit", body);
}

export const clipStatus = (id: string) => request(`/status/${id}`);

export function horse(prompt: string) {
  // expect: invalid-value
  return submitClip({ engine: "happy-horse", prompt, duration: 20, resolution: "1080p" });
}
