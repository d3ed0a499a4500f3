import Fastify from "fastify";

import { jobs } from "./jobs";

const fastify = Fastify({ logger: { level: "debug" } });

interface Hook {
  data: {
    task_id: string;
    status: string;
    files?: { file_url: string; file_type: string }[];
    error_message?: string;
  };
}

fastify.post<{ Body: Hook }>("/hooks/apidot", async (request, reply) => {
  const { task_id, status, files } = request.body.data;
  if (!(await jobs.has(task_id))) return reply.code(204).send();

  // expect: logged-payload
  request.log.debug({ body: request.body }, "apidot hook");
  // expect: invented-status
  if (status === "finished" || status === "success") {
    await jobs.finish(task_id, (files ?? []).map((file) => file.file_url));
    request.log.info({ task_id, count: files?.length }, "finished");
  } else if (status === "failed") {
    await jobs.fail(task_id, request.body.data.error_message);
    request.log.warn({ task_id }, "failed");
  }
  return reply.code(204).send();
});

fastify.post<{ Body: { prompt: string; image: string } }>("/edits", async (request, reply) => {
  const { prompt, image } = request.body;
  const response = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({
      // expect: invented-model
      model: "kling-o1-image-edits",
      callback_url: `${process.env.ORIGIN}/hooks/apidot`,
      input: { prompt, image_urls: [image] },
    }),
  });
  if (!response.ok) {
    fastify.log.error({ status: response.status, reason: await response.text() }, "submit failed");
    return reply.code(502).send({ error: "try again later" });
  }
  const { data } = await response.json();
  await jobs.create(data.task_id);
  return reply.code(202).send({ id: data.task_id });
});

fastify.listen({ port: 3000, host: "0.0.0.0" });
