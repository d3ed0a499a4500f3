"use client";

import * as React from "react";
import { useLocalStorage } from "usehooks-ts";

type Phase =
  | { kind: "idle" }
  | { kind: "working"; taskId: string; pct: number }
  | { kind: "done"; urls: string[] }
  | { kind: "oops"; why: string };

const ENDPOINT = "https://api.apidot.ai/api/generate";

export default function PromptLab() {
  const [prompt, setPrompt] = React.useState("");
  const [phase, setPhase] = React.useState<Phase>({ kind: "idle" });
  const [history, setHistory] = useLocalStorage<string[]>("history", []);

  // expect: client-side-key
  const headers = { Authorization: `Bearer ${process.env.NEXT_PUBLIC_APIDOT_API_KEY}`, "Content-Type": "application/json" };

  async function run() {
    try {
      const res = await fetch(`${ENDPOINT}/submit`, {
        method: "POST",
        headers,
        body: JSON.stringify({
          model: "gpt-image-2",
          input: {
            prompt,
            // expect: invented-field
            n: 2,
            size: "3:2",
          },
        }),
      });
      const json = await res.json();
      // expect: logged-payload
      console.log("[lab] submit", json);
      setPhase({ kind: "working", taskId: json.data.task_id, pct: 0 });
      await follow(json.data.task_id);
    } catch (e) {
      console.error("[lab]", (e as Error).message);
      setPhase({ kind: "oops", why: String(e) });
    }
  }

  // expect: unbounded-polling
  async function follow(taskId: string): Promise<void> {
    const { data } = await fetch(`${ENDPOINT}/status/${taskId}`, { headers }).then((r) => r.json());
    if (data.status === "finished") {
      const urls = data.files.map((f: { file_url: string }) => f.file_url);
      setHistory([prompt, ...history].slice(0, 20));
      return setPhase({ kind: "done", urls });
    }
    if (data.status === "failed") throw new Error(data.error_message);
    setPhase({ kind: "working", taskId, pct: data.progress });
    await new Promise((r) => setTimeout(r, 3000));
    return follow(taskId);
  }

  return (
    <main className="p-8 space-y-4">
      <textarea value={prompt} onChange={(e) => setPrompt(e.target.value)} className="w-full border" />
      <button onClick={run} disabled={phase.kind === "working"}>Go</button>
      {phase.kind === "working" && <progress max={100} value={phase.pct} />}
      {phase.kind === "done" && phase.urls.map((u) => <img key={u} src={u} alt="" />)}
      {phase.kind === "oops" && <p role="alert">{phase.why}</p>}
    </main>
  );
}
