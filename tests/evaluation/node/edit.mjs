// usage: node edit.mjs "turn the mug red" https://cdn.example.com/mug.jpg
// expect: leaked-key
const KEY = process.env.APIDOT_API_KEY || "@@KEY@@";
const base = "https://api.apidot.ai/api/generate";
const headers = { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" };

const [prompt, image] = process.argv.slice(2);
if (!prompt || !image) {
  console.error('usage: node edit.mjs "prompt" image-url');
  process.exit(2);
}

const res = await fetch(`${base}/submit`, {
  method: "POST",
  headers,
  body: JSON.stringify({
    model: "kling-o1-image-edit",
    input: { prompt, image_urls: [image], output_format: "png" },
  }),
});
const json = await res.json();
// expect: logged-payload
console.log("submit response:", json);

// expect: invented-response-field
const taskId = json.data?.task_id || json.task_id || json.id;
console.log("task id", taskId);

let done = false;
// expect: unbounded-polling
while (!done) {
  await new Promise((r) => setTimeout(r, 3000));
  const st = await fetch(`${base}/status/${taskId}`, { headers }).then((r) => r.json());
  console.log(`${st.data.status} ${st.data.progress ?? 0}%`);
  if (st.data.status === "finished") {
    const files = st.data.files ?? st.data.output?.files ?? [];
    // expect: logged-url
    console.log(files.map((f) => f.file_url).join("\n"));
    done = true;
  } else if (st.data.status === "failed") {
    console.error("failed:", st.data.error_message);
    done = true;
  }
}
