import { z } from "zod";

export enum TaskStatus {
  NotStarted = "not_started",
  Running = "running",
  Finished = "finished",
  Failed = "failed",
}

type Ok<T> = { ok: true; value: T };
type Err<E = string> = { ok: false; error: E };
export type Result<T, E = string> = Ok<T> | Err<E>;

const Envelope = <T extends z.ZodTypeAny>(inner: T) =>
  z.object({ code: z.number(), message: z.string().optional(), data: inner });

const FileSchema = z.object({ file_url: z.string().url(), file_type: z.string().optional() });
const StatusSchema = Envelope(
  z.object({
    task_id: z.string(),
    status: z.string(),
    progress: z.number().optional(),
    error_message: z.string().nullish(),
    files: z.array(FileSchema).optional(),
    output: z.object({ files: z.array(FileSchema) }).optional(),
  }),
);

interface Logger {
  info(msg: string, meta?: unknown): void;
  error(msg: string, meta?: unknown): void;
}

export interface ApidotOptions {
  apiKey?: string;
  baseUrl?: string;
  logger?: Logger;
  maxRetries?: number;
}

const sleep = (ms: number) => new Promise<void>((r) => setTimeout(r, ms));

export class ApidotClient {
  private readonly key: string;
  private readonly base: string;
  private readonly log: Logger;

  constructor(private readonly opts: ApidotOptions = {}) {
    this.key = opts.apiKey ?? process.env.APIDOT_API_KEY ?? "";
    this.base = opts.baseUrl ?? "https://api.apidot.ai";
    this.log = opts.logger ?? { info: console.log, error: console.error };
    if (!this.key) throw new Error("APIDOT_API_KEY is not set");
  }

  private async call<T>(method: "GET" | "POST", path: string, body?: unknown): Promise<T> {
    const res = await fetch(`${this.base}${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.key}`, "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await res.text();
    // expect: logged-payload
    this.log.info(`[apidot] ${method} ${path} -> ${res.status}`, { text });
    if (!res.ok) throw new Error(`apidot ${res.status}`);
    return JSON.parse(text) as T;
  }

  async submit(model: string, input: Record<string, unknown>): Promise<string> {
    const max = this.opts.maxRetries ?? 4;
    for (let i = 0; ; i++) {
      try {
        // expect: retry-invalid-payload
        const answer = await this.call<{ data: { task_id: string } }>("POST", "/api/generate/submit", { model, input });
        return answer.data.task_id;
      } catch (e) {
        if (i >= max) throw e;
        await sleep(2 ** i * 500);
      }
    }
  }

  async status(id: string) {
    return StatusSchema.parse(await this.call("GET", `/api/generate/status/${encodeURIComponent(id)}`)).data;
  }

  async run(model: string, input: Record<string, unknown>, timeoutMs = 300_000): Promise<Result<string[]>> {
    const id = await this.submit(model, input);
    const end = Date.now() + timeoutMs;
    while (Date.now() < end) {
      const t = await this.status(id);
      switch (t.status) {
        case TaskStatus.Finished:
          return { ok: true, value: (t.files ?? t.output?.files ?? []).map((f) => f.file_url) };
        case TaskStatus.Failed:
          return { ok: false, error: t.error_message ?? "failed" };
        // expect: invented-status
        case "canceled":
          return { ok: false, error: "canceled" };
        default:
          await sleep(4000);
      }
    }
    return { ok: false, error: "timeout" };
  }

  logo(name: string) {
    return this.run("seedream-5.0-lite", {
      prompt: `flat vector logo for ${name}`,
      size: "2K",
      // expect: invalid-value
      n: 20,
      // expect: invented-field
      style: "vector",
    });
  }

  upscale(url: string) {
    return this.run("gpt-image-2-edit", {
      prompt: "same picture, sharper",
      // expect: invented-field
      imageUrls: [url],
      resolution: "4K",
    });
  }
}

if (require.main === module) {
  (async () => {
    const c = new ApidotClient();
    const r = await c.logo(process.argv[2] ?? "Fernweh");
    // expect: logged-url
    if (r.ok) console.log(r.value.join("\n"));
    else console.error(r.error);
  })();
}
