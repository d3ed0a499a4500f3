import { Client } from "@notionhq/client";
import "dotenv/config";

const notion = new Client({ auth: process.env.NOTION_TOKEN });
const apidotKey = process.env.APIDOT_API_KEY as string;

type SubmitAnswer = { code: number; message?: string; data: { task_id: string; status: string } };

async function pages() {
  const found = await notion.databases.query({
    database_id: process.env.NOTION_DB!,
    filter: { property: "Cover", checkbox: { equals: false } },
  });
  return found.results as any[];
}

async function main() {
  // expect: logged-key
  console.log(`using key ${apidotKey.slice(0, 16)}... on ${process.env.NOTION_DB}`);
  for (const page of await pages()) {
    const title: string = page.properties.Name.title[0]?.plain_text ?? "untitled";
    // expect: task-id-not-saved
    const res = await fetch("https://api.apidot.ai/api/generate/submit", {
      method: "POST",
      headers: { Authorization: `Bearer ${apidotKey}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        model: "gpt-4o-image",
        input: { prompt: `Minimal flat illustration for "${title}"`, size: "3:2", n: 1 },
      }),
    });
    const answer = (await res.json()) as SubmitAnswer;
    if (answer.code !== 200) {
      console.error("refused", page.id, answer.message);
      continue;
    }
    console.log("submitted", page.id, answer.data.task_id);
    await notion.pages.update({ page_id: page.id, properties: { Cover: { checkbox: true } } });
  }
}

main();
