"use client";

import { useRef, useState } from "react";

const BASE = "https://api.apidot.ai";
// expect: client-side-key
const key = process.env.NEXT_PUBLIC_APIDOT_API_KEY!;

export default function ClientPage() {
  const [prompt, setPrompt] = useState("");
  const [url, setUrl] = useState<string | null>(null);
  const [error, setError] = useState("");
  const timer = useRef<ReturnType<typeof setInterval> | null>(null);

  async function handleGenerate() {
    // expect: logged-prompt
    console.log("Generating...", prompt);
    const res = await fetch(`${BASE}/api/generate/submit`, {
      method: "POST",
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        // expect: invented-model
        model: "kling-01-image-edit",
        input: { prompt, size: "1:1" },
      }),
    });
    const { data } = await res.json();

    // expect: unbounded-polling
    timer.current = setInterval(async () => {
      const r = await fetch(`${BASE}/api/generate/status/${data.task_id}`, {
        headers: { Authorization: `Bearer ${key}` },
      });
      const json = await r.json();
      // expect: logged-payload
      console.log("status:", json);
      switch (json.data.status) {
        // expect: invented-status
        case "success":
        case "finished":
          setUrl(json.data.files[0].file_url);
          clearInterval(timer.current!);
          break;
        case "failed":
          setError(json.data.error_message);
          clearInterval(timer.current!);
          break;
      }
    }, 3000);
  }

  return (
    <main>
      <textarea value={prompt} onChange={(e) => setPrompt(e.target.value)} />
      <button onClick={handleGenerate}>Generate</button>
      {error && <p>{error}</p>}
      {url && <img src={url} alt={prompt} />}
    </main>
  );
}
