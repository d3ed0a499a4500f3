import type { FastifyInstance, FastifyPluginAsync } from "fastify";
import fp from "fastify-plugin";

interface Options {
  apiKey: string;
  baseUrl?: string;
}

interface SubmitBody {
  model: string;
  input: Record<string, unknown>;
  callback_url?: string;
}

class ApidotClient {
  constructor(private readonly options: Options, private readonly log: FastifyInstance["log"]) {}

  private async request<T>(path: string, init: RequestInit = {}): Promise<T> {
    const url = `${this.options.baseUrl ?? "https://api.apidot.ai"}${path}`;
    const res = await fetch(url, {
      ...init,
      headers: { authorization: `Bearer ${this.options.apiKey}`, "content-type": "application/json" },
    });
    if (!res.ok) {
      this.log.error({ status: res.status, answer: await res.text() }, "apidot refused");
      throw new Error(`apidot ${res.status}`);
    }
    return (await res.json()) as T;
  }

  async submit(model: string, input: SubmitBody["input"]): Promise<string> {
    const body: SubmitBody = { model, input, callback_url: process.env.APIDOT_CALLBACK_URL };
    // expect: logged-payload
    this.log.info({ body }, "submit");
    const answer = await this.request<{ data: { task_id: string } }>("/api/generate/submit", {
      method: "POST",
      body: JSON.stringify(body),
    });
    return answer.data.task_id;
  }

  status(id: string) {
    return this.request<{ data: any }>(`/api/generate/status/${id}`);
  }
}

const plugin: FastifyPluginAsync<Options> = async (fastify, options) => {
  const client = new ApidotClient(options, fastify.log);

  fastify.post<{ Body: { prompt: string; image: string } }>("/edits", async (request, reply) => {
    const { prompt, image } = request.body;
    // expect: logged-url
    request.log.info(`editing ${image}`);
    const id = await client.submit("flux-kontext-pro-edit", {
      prompt,
      image_urls: [image],
      // expect: invented-field
      strength: 0.8,
      // expect: invalid-value
      output_format: "tiff",
    });
    reply.code(202);
    return { id };
  });

  fastify.get<{ Params: { id: string } }>("/edits/:id", async (request, reply) => {
    const { data } = await client.status(request.params.id);
    if (data.status === "finished") {
      return { status: data.status, url: data.files[0].file_url };
    }
    reply.code(202);
    // expect: invented-response-field
    return { status: data.status, progress: data.progress, eta: data.eta_seconds };
  });
};

export default fp(plugin, { name: "apidot" });
