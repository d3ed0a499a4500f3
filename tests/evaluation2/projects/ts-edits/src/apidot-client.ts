import type { EditRequest, Task } from "./types";

export class ApidotClient {
  readonly #key: string;

  constructor(key: string, readonly base = "https://api.apidot.ai") {
    this.#key = key;
  }

  private async call(path: string, init?: { method: string; body: string }): Promise<any> {
    const response = await fetch(new URL(path, this.base), {
      ...init,
      headers: { Authorization: `Bearer ${this.#key}`, "Content-Type": "application/json" },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  }

  async edit(input: EditRequest, callbackUrl?: string): Promise<Task> {
    const body = { model: "kling-o1-image-edit", callback_url: callbackUrl, input };
    return (await this.call("/api/generate/submit", { method: "POST", body: JSON.stringify(body) })).data;
  }

  async task(id: string): Promise<Task> {
    return (await this.call(`/api/generate/status/${id}`)).data;
  }

  async balance(): Promise<number> {
    // expect: invented-endpoint
    return (await this.call("/api/user/credits")).credits;
  }
}
