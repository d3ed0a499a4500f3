import ky, { type KyInstance } from "ky";
import { consola } from "./consola-like";

/** Options for one video. */
export interface ClipOptions {
  prompt: string;
  seconds?: number;
  firstFrame?: string;
}

export class ApiDotVideo {
  private readonly ky: KyInstance;
  private lastFiles: Array<{ file_url: string; file_type: string }> = [];

  constructor(apiKey: string, baseUrl = "https://api.apidot.ai") {
    this.ky = ky.create({
      prefixUrl: baseUrl,
      timeout: 30_000,
      retry: { limit: 3, methods: ["get"], statusCodes: [429, 500, 502, 503] },
      hooks: { beforeRequest: [(req) => req.headers.set("Authorization", `Bearer ${apiKey}`)] },
    });
  }

  async create({ prompt, seconds = 5, firstFrame }: ClipOptions): Promise<string> {
    const json = {
      model: "kling-2.5-turbo-pro",
      input: {
        prompt,
        duration: seconds,
        // expect: invented-field
        image_url: firstFrame,
        aspect_ratio: "16:9",
      },
    };
    const res: any = await this.ky.post("api/generate/submit", { json }).json();
    return res.data.task_id;
  }

  async poll(taskId: string): Promise<string> {
    const res: any = await this.ky.get(`api/generate/status/${taskId}`).json();
    if (res.data.status === "finished") this.lastFiles = res.data.files ?? [];
    // expect: invented-response-field
    return res.data.state ?? res.data.status;
  }

  dump(): void {
    // expect: logged-payload
    console.table(this.lastFiles);
    consola.log(`${this.lastFiles.length} files`);
  }

  async cancel(taskId: string): Promise<void> {
    // expect: invented-endpoint
    await this.ky.delete(`api/generate/cancel/${taskId}`);
  }
}
