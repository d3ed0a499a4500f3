import { setTimeout as sleep } from "node:timers/promises";

export type TaskStatus = "not_started" | "running" | "processing" | "finished" | "failed";

export interface TaskFile {
  file_url: string;
  file_type: "image" | "video" | "audio" | "model";
}

export interface TaskState {
  task_id: string;
  status: TaskStatus;
  progress?: number;
  files?: TaskFile[];
  output?: { files?: TaskFile[] };
  error_message?: string;
}

export interface ClientOptions {
  apiKey: string;
  baseUrl?: string;
  onEvent?: (message: string, details: Record<string, unknown>) => void;
}

/** Minimal APIDot client for image tasks. */
export class ApidotClient {
  readonly #key: string;
  readonly #base: string;
  readonly #onEvent: NonNullable<ClientOptions["onEvent"]>;

  constructor({ apiKey, baseUrl = "https://api.apidot.ai", onEvent = (m, d) => console.debug(m, d) }: ClientOptions) {
    this.#key = apiKey;
    this.#base = baseUrl;
    this.#onEvent = onEvent;
  }

  async submit(model: string, input: Record<string, unknown>, callbackUrl?: string): Promise<string> {
    const answer = await this.#request<{ task_id: string }>("POST", "/api/generate/submit", {
      model,
      input,
      ...(callbackUrl ? { callback_url: callbackUrl } : {}),
    });
    this.#onEvent("submitted", { model, taskId: answer.task_id, fields: Object.keys(input).length });
    return answer.task_id;
  }

  async *watch(taskId: string, { interval = 3000, tries = 100 } = {}): AsyncGenerator<TaskState> {
    for (let i = 0; i < tries; i++) {
      const state = await this.#request<TaskState>("GET", `/api/generate/status/${encodeURIComponent(taskId)}`);
      this.#onEvent("polled", { taskId, status: state.status, progress: state.progress });
      yield state;
      if (state.status === "finished" || state.status === "failed") return;
      await sleep(interval);
    }
    throw new Error(`${taskId}: gave up after ${tries} tries`);
  }

  async files(taskId: string): Promise<TaskFile[]> {
    for await (const state of this.watch(taskId)) {
      if (state.status === "failed") throw new Error(state.error_message ?? "task failed");
      if (state.status === "finished") return state.files ?? state.output?.files ?? [];
    }
    return [];
  }

  async #request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(new URL(path, this.#base), {
      method,
      headers: { authorization: `Bearer ${this.#key}`, "content-type": "application/json" },
      body: body ? JSON.stringify(body) : undefined,
    });
    const answer = await response.json();
    if (!response.ok) {
      this.#onEvent("refused", { status: response.status, answer });
      throw new Error(answer.error?.message ?? `HTTP ${response.status}`);
    }
    return answer.data as T;
  }
}
