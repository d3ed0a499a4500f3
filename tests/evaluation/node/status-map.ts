import ky, { HTTPError } from "ky";

const client = ky.create({
  prefixUrl: "https://api.apidot.ai/api/generate",
  headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  retry: { limit: 3, methods: ["get"] },
});

type Phase = "queued" | "working" | "ready" | "broken";

const PHASES: Record<string, Phase> = {
  not_started: "queued",
  processing: "working",
  running: "working",
  finished: "ready",
  failed: "broken",
  // expect: invented-status
  timeout: "broken",
};

const ACTIVE = new Set(["not_started", "running", "processing"]);

export async function phaseOf(taskId: string): Promise<Phase> {
  const { data } = await client.get(`status/${taskId}`).json<any>();
  return PHASES[data.status] ?? "working";
}

export async function download(taskId: string): Promise<ArrayBuffer[]> {
  let phase: Phase = "queued";
  for (let i = 0; phase === "queued" || phase === "working"; i++) {
    if (i === 100) throw new Error("too slow");
    await new Promise((resolve) => setTimeout(resolve, 3000));
    phase = await phaseOf(taskId);
  }
  if (phase === "broken") throw new Error(`${taskId} failed`);
  const { data } = await client.get(`status/${taskId}`).json<any>();
  // expect: invented-response-field
  const links: string[] = data.files.map((file: any) => file.file_url ?? file.url);
  return Promise.all(links.map((link) => ky.get(link).arrayBuffer()));
}

export async function start(prompt: string, image: string): Promise<string> {
  try {
    const body = await client
      .post("submit", {
        json: {
          model: "gpt-image-2-edit",
          // expect: invalid-value
          input: { prompt, image_urls: [image], quality: "ultra" },
        },
      })
      .json<any>();
    if (ACTIVE.has(body.data.status)) console.info("accepted", body.data.task_id);
    return body.data.task_id;
  } catch (error) {
    if (error instanceof HTTPError) console.error("refused", error.response.status, await error.response.json());
    throw error;
  }
}
