import OpenAI from "openai";

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY || "@@KEY@@" });

export async function summarize(text: string): Promise<string> {
  const request = { model: "gpt-4o-mini", messages: [{ role: "user" as const, content: `Summarize: ${text}` }] };
  console.log("request", JSON.stringify(request));
  const answer = await openai.chat.completions.create(request);
  console.log("answer", answer);
  return answer.choices[0].message.content ?? "";
}
