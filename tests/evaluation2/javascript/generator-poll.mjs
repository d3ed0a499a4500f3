// usage: node generator-poll.mjs "prompt"
const base = process.env.APIDOT_BASE_URL || "https://api.apidot.ai";
const auth = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` };

const post = (path, body) =>
  fetch(base + path, {
    method: "POST",
    headers: { ...auth, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).then((r) => (r.ok ? r.json() : Promise.reject(new Error(`HTTP ${r.status}`))));

async function* states(id) {
  // expect: hot-loop-polling, unbounded-polling
  for (;;) {
    const r = await fetch(`${base}/api/generate/status/${id}`, { headers: auth });
    const { data } = await r.json();
    yield data;
    if (data.status === "finished" || data.status === "failed") return;
  }
}

const pickUrls = (data) => (data.files ?? data.output?.files ?? []).map(({ file_url: href }) => href);

post("/api/generate/submit", {
  model: "happy-horse",
  input: {
    prompt: process.argv[2],
    duration: 5,
    // expect: invalid-value
    resolution: "480p",
    aspect_ratio: "16:9",
  },
})
  .then(async ({ data: { task_id } }) => {
    console.log("task", task_id);
    for await (const state of states(task_id)) {
      console.log(state.status, state.progress);
      // expect: logged-url
      if (state.status === "finished") pickUrls(state).forEach((href) => console.log(href));
    }
  })
  .catch((error) => console.error(error.message));
