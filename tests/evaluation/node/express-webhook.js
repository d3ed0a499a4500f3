const express = require("express");
const { Pool } = require("pg");

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const app = express();
app.use(express.json({ limit: "1mb" }));

// APIDot calls this when a Kling task is over
app.post("/apidot/callback", async (req, res) => {
  // expect: logged-payload
  console.log("[apidot] callback", JSON.stringify(req.body, null, 2));

  // expect: invented-response-field
  const { task_id: taskId, status, files = [], event = "task.done" } = req.body.data;
  const known = await pool.query("select 1 from jobs where task_id = $1", [taskId]);
  if (known.rowCount === 0) {
    console.warn("[apidot] unknown task", taskId);
    return res.sendStatus(204);
  }

  if (status === "finished") {
    const urls = files.map(({ file_url }) => file_url);
    await pool.query("update jobs set status = $2, urls = $3, event = $4 where task_id = $1", [
      taskId,
      status,
      urls,
      event,
    ]);
    console.log("[apidot] %s done, %d file(s)", taskId, urls.length);
  } else if (status === "failed") {
    const reason = req.body.data.error_message;
    await pool.query("update jobs set status = $2, error = $3 where task_id = $1", [taskId, status, reason]);
    console.error("[apidot] %s failed: %s", taskId, reason);
  }
  res.sendStatus(200);
});

app.get("/jobs/:id", async (req, res) => {
  const { rows } = await pool.query("select status, urls from jobs where task_id = $1", [req.params.id]);
  res.json(rows[0] ?? { status: "unknown" });
});

app.listen(8080, () => console.log("listening on 8080"));
