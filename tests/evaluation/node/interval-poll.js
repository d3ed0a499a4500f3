import express from "express";
import { randomUUID } from "crypto";
import { WebSocketServer } from "ws";

const API = "https://api.apidot.ai/api/generate";
const KEY = process.env.APIDOT_API_KEY;
const app = express().use(express.json());
const sockets = new Map();

const headers = () => ({ Authorization: "Bearer " + KEY, "Content-Type": "application/json" });

function follow(taskId, clientId) {
  // expect: unbounded-polling
  const timer = setInterval(async () => {
    const r = await fetch(`${API}/status/${taskId}`, { headers: headers() });
    if (!r.ok) return;
    const { data } = await r.json();
    sockets.get(clientId)?.send(JSON.stringify({ status: data.status, progress: data.progress }));
    if (data.status === "finished" || data.status === "failed") {
      clearInterval(timer);
      sockets.get(clientId)?.send(JSON.stringify({ status: data.status, files: data.files }));
    }
  }, 2500);
}

app.post("/paint", async (req, res) => {
  const clientId = req.body.clientId ?? randomUUID();
  const r = await fetch(`${API}/submit`, {
    method: "POST",
    headers: headers(),
    // expect: missing-field
    body: JSON.stringify({ model: "kling-o3-image", input: { size: req.body.size ?? "1:1", n: 2 } }),
  });
  if (!r.ok) return res.status(502).json({ error: "submit failed" });
  // expect: invented-response-field
  const { data, success } = await r.json();
  follow(data.task_id, clientId);
  res.json({ clientId, taskId: data.task_id, ok: success });
});

new WebSocketServer({ port: 8081 }).on("connection", (socket, request) => {
  sockets.set(new URL(request.url, "ws://x").searchParams.get("id"), socket);
});

app.listen(8080);
