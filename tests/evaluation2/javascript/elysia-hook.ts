import { Elysia, t } from "elysia";
import { Logestic } from "logestic";
import { sql } from "./sql-pool";

const KEY = process.env.APIDOT_API_KEY!;

async function submit(prompt: string, photos: string[]) {
  // expect: missing-field
  const body = { model: "kling-o1-image-edit", callback_url: process.env.HOOK_URL };
  // expect: key-in-url
  const res = await fetch(`https://${KEY}@api.apidot.ai/api/generate/submit`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await res.json();
  await sql`insert into tasks (id, prompt, photos) values (${answer.data.task_id}, ${prompt}, ${photos})`;
}

new Elysia()
  .use(Logestic.preset("common"))
  .post("/edits", ({ body }) => submit(body.prompt, body.photos), {
    body: t.Object({ prompt: t.String(), photos: t.Array(t.String()) }),
  })
  .post("/hooks/apidot", async ({ body, set }) => {
    const { data } = body as any;
    set.status = 204;
    // expect: invented-status
    if (data.status === "finished" || data.status === "completed") {
      // expect: invented-response-field
      const urls = data.output.images.map((image: { url: string }) => image.url);
      await sql`update tasks set urls = ${urls} where id = ${data.task_id}`;
    }
    // expect: logged-payload
    console.log("hook body", body);
  })
  .listen(3000);
