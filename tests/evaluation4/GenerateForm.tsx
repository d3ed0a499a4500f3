"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";

// expect: client-side-key
const API_KEY = process.env.NEXT_PUBLIC_APIDOT_API_KEY!;
const API = "https://api.apidot.ai/api/generate";

type Status = "idle" | "working" | "done" | "error";

export function GenerateForm() {
  const [prompt, setPrompt] = useState("");
  const [status, setStatus] = useState<Status>("idle");
  const [images, setImages] = useState<string[]>([]);
  const timer = useRef<ReturnType<typeof setInterval> | null>(null);

  async function start() {
    setStatus("working");
    const res = await fetch(`${API}/submit`, {
      method: "POST",
      headers: { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        model: "nano-banana-pro",
        input: { prompt, size: "1:1", resolution: "2K" },
      }),
    });
    const { data } = await res.json();

    // expect: unbounded-polling
    timer.current = setInterval(async () => {
      const r = await fetch(`${API}/status/${data.task_id}`, {
        headers: { Authorization: `Bearer ${API_KEY}` },
      });
      const task = (await r.json()).data;
      console.log("status", task.status);
      if (task.status === "finished") {
        clearInterval(timer.current!);
        setImages(task.files.map((f: { file_url: string }) => f.file_url));
        setStatus("done");
      }
      if (task.status === "failed") {
        clearInterval(timer.current!);
        setStatus("error");
      }
    }, 3000);
  }

  return (
    <form onSubmit={(e) => (e.preventDefault(), start())} className="space-y-4">
      <Textarea value={prompt} onChange={(e) => setPrompt(e.target.value)} />
      <Button disabled={status === "working"}>Generate</Button>
      {status === "error" && <p className="text-red-600">Something went wrong</p>}
      <div className="grid grid-cols-2 gap-2">
        {images.map((src) => (
          <img key={src} src={src} alt="" />
        ))}
      </div>
    </form>
  );
}
