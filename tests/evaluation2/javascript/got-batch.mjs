import fs from "node:fs/promises";
import got from "got";
import pMap from "p-map";
import pRetry from "p-retry";

const apidot = got.extend({
  prefixUrl: "https://api.apidot.ai/api/generate",
  headers: { authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  responseType: "json",
  retry: { limit: 2, methods: ["GET"] },
});

const lines = (await fs.readFile(process.argv[2], "utf8")).split("\n").filter(Boolean);

async function submit(prompt) {
  return pRetry(
    async () => {
      // expect: retry-invalid-payload
      const { body } = await apidot.post("submit", {
        json: {
          model: "wan-2.7-image",
          input: {
            prompt,
            // expect: invalid-value
            n: 6,
            // expect: invented-field
            guidance_scale: 7.5,
          },
        },
      });
      return body.data.task_id;
    },
    { retries: 5, onFailedAttempt: (error) => console.warn(`attempt ${error.attemptNumber} failed: ${error.message}`) },
  );
}

async function finish(id) {
  for (let wait = 2000; wait < 60_000; wait *= 1.3) {
    await new Promise((r) => setTimeout(r, wait));
    const { data } = await apidot(`status/${id}`).json();
    if (data.status === "finished") return data.files.map((f) => f.file_url);
    if (data.status === "failed") return [];
  }
  return [];
}

const results = await pMap(
  lines,
  async (prompt, index) => {
    const id = await submit(prompt);
    console.log(`${index + 1}/${lines.length}`, id);
    return { prompt, id, urls: await finish(id) };
  },
  { concurrency: 3 },
);

for (const { prompt, urls } of results) {
  // expect: logged-url
  console.log(`${prompt} => ${urls.join(" ")}`);
}
await fs.writeFile("results.json", JSON.stringify(results, null, 2));
