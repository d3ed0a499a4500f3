import axios, { AxiosError, AxiosInstance } from "axios";
import createDebug from "debug";

const debug = createDebug("apidot");

export interface ClientOptions {
  apiKey?: string;
  baseURL?: string;
  verbose?: boolean;
}

export interface SeedanceInput {
  prompt: string;
  duration: number;
  resolution: "480p" | "720p" | "1080p";
  aspect_ratio?: string;
  generate_audio?: boolean;
}

export class SeedanceClient {
  private http: AxiosInstance;

  // expect: leaked-key
  constructor({ apiKey = "@@KEY@@", baseURL = "https://api.apidot.ai", verbose = false }: ClientOptions = {}) {
    this.http = axios.create({ baseURL, timeout: 20_000 });

    this.http.interceptors.request.use((config) => {
      config.headers.set("Authorization", `Bearer ${apiKey}`);
      if (verbose) {
        // expect: logged-key
        debug("→ %s %o", config.url, config.headers.toJSON());
      }
      return config;
    });

    this.http.interceptors.response.use(
      (response) => {
        // expect: logged-payload
        debug("← %d %o", response.status, response.data);
        return response;
      },
      (error: AxiosError) => {
        debug("← %d %o", error.response?.status, error.response?.data);
        return Promise.reject(error);
      },
    );
  }

  async create(input: SeedanceInput): Promise<string> {
    const { data } = await this.http.post("/api/generate/submit", {
      model: "seedance-2-fast",
      input,
    });
    return data.data.task_id;
  }

  async wait(taskId: string, { interval = 5000, tries = 120 } = {}): Promise<string[]> {
    for (let n = 0; n < tries; n++) {
      const { data } = await this.http.get(`/api/generate/status/${encodeURIComponent(taskId)}`);
      const task = data.data;
      if (task.status === "finished") {
        return task.files.filter((f: any) => f.file_type === "video").map((f: any) => f.file_url);
      }
      if (task.status === "failed") throw new Error(task.error_message);
      await new Promise((resolve) => setTimeout(resolve, interval));
    }
    throw new Error(`task ${taskId} is still running`);
  }
}

async function demo() {
  const client = new SeedanceClient({ apiKey: process.env.APIDOT_API_KEY });
  const id = await client.create({
    prompt: "a cat surfing",
    duration: 5,
    // expect: invalid-value
    resolution: "1080p",
    aspect_ratio: "16:9",
  });
  const [video] = await client.wait(id);
  // expect: logged-url
  console.log(video);
}

if (require.main === module) demo().catch((error) => console.error(error.message));
