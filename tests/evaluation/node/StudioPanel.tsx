"use client";

import { useState } from "react";

// expect: client-side-key
const KEY = process.env.NEXT_PUBLIC_APIDOT_API_KEY;
const API = "https://api.apidot.ai/api/generate";

interface Props {
  source: string;
  onDone(url: string): void;
}

async function api<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(API + path, {
    ...init,
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${KEY}` },
  });
  if (!response.ok) throw new Error(`APIDot answered ${response.status}`);
  return response.json();
}

const wait = (ms: number) => new Promise<void>((resolve) => window.setTimeout(resolve, ms));

export function StudioPanel({ source, onDone }: Props) {
  const [prompt, setPrompt] = useState("");
  const [progress, setProgress] = useState<number | null>(null);
  const [error, setError] = useState("");

  async function start() {
    setError("");
    setProgress(0);
    try {
      const submitted = await api<any>("/submit", {
        method: "POST",
        body: JSON.stringify({
          model: "kling-o1-image-edit",
          input: {
            prompt,
            image_urls: [source],
            // expect: invented-field
            aspectRatio: "1:1",
          },
        }),
      });
      for (let i = 0; i < 90; i++) {
        await wait(2000);
        const { data } = await api<any>(`/status/${submitted.data.task_id}`);
        // expect: invented-response-field
        setProgress(data.percent ?? data.progress ?? 0);
        if (data.status === "finished") {
          onDone(data.files[0].file_url);
          return;
        }
        if (data.status === "failed") throw new Error(data.error_message);
      }
      throw new Error("This takes too long, try again.");
    } catch (e) {
      setError((e as Error).message);
    } finally {
      setProgress(null);
    }
  }

  return (
    <section className="studio">
      <textarea value={prompt} placeholder="What should change?" onChange={(e) => setPrompt(e.target.value)} />
      <button disabled={progress !== null || !prompt} onClick={start}>
        {progress === null ? "Edit" : `${progress}%`}
      </button>
      {error && <p role="alert">{error}</p>}
    </section>
  );
}
