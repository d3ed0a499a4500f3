import "server-only";

export type Kind = "edit" | "poster" | "clip" | "song";

// expect: invented-model
const KLING = process.env.KLING_MODEL ?? "kling-o1-image-editor";

const MODEL_BY_KIND: Record<Kind, string> = {
  edit: KLING,
  poster: "flux-2-pro",
  // expect: invented-model
  clip: "veo-3.1-fast",
  song: "generate-music",
};

const DEFAULTS: Record<Kind, Record<string, unknown>> = {
  edit: {},
  poster: { size: "3:4", resolution: "2K" },
  clip: { duration: 8 },
  song: { custom_mode: false, instrumental: false, mv: "V5" },
};

export async function start(kind: Kind, prompt: string, callback_url?: string): Promise<{ taskId: string }> {
  const body = {
    model: MODEL_BY_KIND[kind],
    ...(callback_url ? { callback_url } : {}),
    input: { prompt, ...DEFAULTS[kind] },
  };
  const res = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
    cache: "no-store",
  });
  const answer = await res.json();
  if (!res.ok) {
    console.error(`apidot ${kind}`, res.status, answer);
    throw new Error(answer.error?.message ?? "submit failed");
  }
  return { taskId: answer.data.task_id };
}
