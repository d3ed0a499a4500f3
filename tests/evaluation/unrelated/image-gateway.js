// Another vendor with the very same request shape, on its own host.
const BASE = process.env.GATEWAY_URL || "https://api.imagegateway.example";
const KEY = process.env.GATEWAY_API_KEY || "@@KEY@@";

async function call(path, body) {
  const response = await fetch(BASE + path, {
    method: body ? "POST" : "GET",
    headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const json = await response.json();
  console.log(path, json);
  return json;
}

async function edit(prompt, imageUrl) {
  const payload = { model: "kling-o1-image", callbackUrl: "https://example.com/cb", input: { prompt, imageUrls: [imageUrl] } };
  console.log(payload);
  const submitted = await call("/api/generate/submit", payload);
  for (;;) {
    const { data } = await call(`/api/generate/status/${submitted.taskId}`);
    if (data.status === "completed") return data.result.url;
    if (data.status === "canceled") throw new Error(data.reason);
  }
}

edit(process.argv[2], process.argv[3]).then(console.log);
