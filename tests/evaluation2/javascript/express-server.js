// quick & dirty backend for my portfolio site
const express = require("express");
const axios = require("axios");
const cors = require("cors");

const app = express();
app.use(cors());
app.use(express.json());

// expect: leaked-key
const apidotKey = process.env.APIDOT_API_KEY || "@@KEY@@";
const API = "https://api.apidot.ai/api/generate";

app.post("/generate", async (req, res) => {
  try {
    // expect: task-id-not-saved
    const response = await axios.post(
      API + "/submit",
      {
        model: "seedream-4.5",
        callback_url: "https://portfolio.example.com/hook",
        input: { prompt: req.body.prompt, n: 1 },
      },
      { headers: { Authorization: "Bearer " + apidotKey } }
    );
    // expect: logged-payload
    console.log("apidot response", response.data);
    res.json({ ok: true });
  } catch (err) {
    console.error("generate failed", err.response?.status, err.response?.data);
    res.status(500).json({ ok: false });
  }
});

app.get("/check/:id", async (req, res) => {
  // expect: invented-endpoint
  const { data } = await axios.get(`${API}/task/${req.params.id}?wait=1`, {
    headers: { Authorization: "Bearer " + apidotKey },
  });
  res.json(data);
});

app.get("/health", (req, res) => res.json({ status: "completed", key: Boolean(apidotKey) }));

app.listen(process.env.PORT || 3001, () => console.log("listening, key starts with", apidotKey.slice(0, 4)));
