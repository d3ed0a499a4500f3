import express from "express";

const app = express();
app.use(express.json());

app.post("/slack/events", (req, res) => {
  console.log("slack event", JSON.stringify(req.body));
  const { type, challenge, event } = req.body;
  if (type === "url_verification") return res.json({ challenge });
  for (const file of event.files ?? []) {
    console.log("file shared:", file.url_private, file.filetype);
  }
  res.sendStatus(200);
});

app.post("/jobs/callback", (req, res) => {
  const { data } = req.body;
  if (data.status === "success" || data.status === "error") console.info("job", data.id, data);
  res.sendStatus(204);
});

app.listen(3000);
