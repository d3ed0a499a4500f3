import Fastify from "fastify";
import { MongoClient } from "mongodb";

const app = Fastify({ logger: { level: process.env.LOG_LEVEL ?? "info" } });
const mongo = new MongoClient(process.env.MONGO_URL!);
const tracks = mongo.db("radio").collection("tracks");

interface SongRequest {
  lyrics: string;
  style: string;
}

app.post<{ Body: SongRequest }>("/songs", async (req, reply) => {
  const { lyrics, style } = req.body;
  const payload = {
    model: "generate-music",
    callback_url: `https://radio.example.org/apidot-done`,
    input: {
      prompt: lyrics,
      custom_mode: true,
      instrumental: false,
      // expect: invalid-value
      mv: "V6",
      style,
      title: "untitled",
      vocal_gender: "f",
    },
  };
  // expect: logged-payload
  req.log.info({ payload }, "song requested");
  const res = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify(payload),
  });
  const out = await res.json();
  if (out.code !== 200 && out.code !== 0) {
    req.log.error({ code: out.code, message: out.message }, "refused");
    return reply.code(502).send({ error: out.message });
  }
  // expect: invented-response-field
  await tracks.insertOne({ _id: out.data.taskId, style, at: new Date() });
  return reply.code(202).send();
});

app.post<{ Body: any }>("/apidot-done", async (req, reply) => {
  const { data } = req.body;
  reply.code(204).send();
  await tracks.updateOne(
    { _id: data.task_id },
    // expect: early-result
    { $set: { audio: data.output.files.map((f: any) => f.file_url) } },
  );
  req.log.info({ task: data.task_id }, "track stored");
});

app.listen({ port: 4000, host: "0.0.0.0" });
