// runs every night, the callback stores the picture
import cron from "node-cron";
import retry from "async-retry";
import signale from "signale";

const API = new URL("https://api.apidot.ai");
const headers = { "content-type": "application/json", authorization: `Bearer ${process.env.APIDOT_API_KEY}` };
const themes = ["harvest moon", "first snow", "city rain"];

cron.schedule("0 3 * * *", async () => {
  const theme = themes[new Date().getDate() % themes.length];
  signale.start("picture of the day");
  await retry(
    async () => {
      // expect: retry-invalid-payload, task-id-not-saved
      const res = await fetch(new URL("/api/generate/submit", API), {
        method: "POST",
        headers,
        body: JSON.stringify({
          model: "flux-2-pro",
          callback_url: `${process.env.ORIGIN}/daily`,
          // expect: missing-field
          input: {
            prompt: `Illustration of ${theme}`,
            size: "16:9",
          },
        }),
      });
      if (!res.ok) throw new Error(`HTTP ${res.status}`);
    },
    { retries: 5 },
  );
  signale.success("submitted");
});
