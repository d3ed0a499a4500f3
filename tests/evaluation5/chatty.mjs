// small talk through APIDot's chat addresses, with a log of the whole conversation on purpose: it is a demo about cooking
import readline from "node:readline/promises";

const key = process.env.APIDOT_API_KEY;
if (!key) throw new Error("APIDOT_API_KEY?");
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
const messages = [{ role: "system", content: "You are a patient cook." }];

async function chat() {
  const r = await fetch("https://api.apidot.ai/v1/chat/completions", {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify({ model: "gpt-5.4", messages, temperature: 0.7, max_tokens: 700 }),
  });
  const json = await r.json();
  if (!r.ok) throw new Error(json.error?.message ?? r.statusText);
  return json.choices[0].message;
}

async function summary(text) {
  const r = await fetch("https://api.apidot.ai/v1/messages", {
    method: "POST",
    headers: { "x-api-key": key, "Content-Type": "application/json" },
    body: JSON.stringify({ model: "claude-sonnet-4-6", max_tokens: 300, messages: [{ role: "user", content: text }] }),
  });
  return (await r.json()).content[0].text;
}

while (true) {
  const line = await rl.question("> ");
  if (!line || line === "bye") break;
  messages.push({ role: "user", content: line });
  const answer = await chat();
  messages.push(answer);
  console.log(answer.content);
}
console.log(await summary(messages.map((m) => m.content).join("\n")));
rl.close();
