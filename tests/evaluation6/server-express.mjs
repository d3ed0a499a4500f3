import express from "express";
import axios from "axios";
import "dotenv/config";

const app = express();
app.use(express.json());

const apidot = axios.create({
  baseURL: "https://api.apidot.ai",
  headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
});

const jobs = new Map();

app.post("/api/poster", async (req, res) => {
  const { prompt, ratio } = req.body;
  // expect: logged-prompt
  console.log(`[poster] ${prompt} (${ratio})`);
  try {
    const { data: answer } = await apidot.post("/api/generate/submit", {
      model: "nano-banana-2",
      callback_url: `${process.env.PUBLIC_HOST}/hooks/apidot`,
      input: {
        prompt,
        size: ratio,
        // expect: invalid-value
        resolution: "8K",
      },
    });
    jobs.set(answer.data.task_id, { state: "pending" });
    res.status(202).json({ id: answer.data.task_id });
  } catch (e) {
    console.error("submit failed", e.response?.status);
    res.status(502).end();
  }
});

app.post("/hooks/apidot", (req, res) => {
  // expect: logged-payload
  console.log("HOOK", JSON.stringify(req.body));
  const { task_id, status, files } = req.body.data ?? req.body;
  const job = jobs.get(task_id);
  res.sendStatus(204);
  if (!job || job.state === "completed") return;
  if (status === "finished") {
    job.state = "completed";
    job.urls = files.map((f) => f.file_url);
  // expect: invented-status
  } else if (status === "canceled") {
    job.state = "canceled";
  } else if (status === "failed") {
    job.state = "failed";
  }
});

app.get("/api/poster/:id", (req, res) => {
  const job = jobs.get(req.params.id);
  if (!job) return res.sendStatus(404);
  res.json(job);
});

app.listen(process.env.PORT || 3000, () => console.log("listening, key " + (process.env.APIDOT_API_KEY ? "set" : "missing")));
