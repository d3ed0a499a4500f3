"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

// TODO move to server before launch!!!
// expect: client-side-key
const KEY = process.env.NEXT_PUBLIC_APIDOT_API_KEY!;
const API = "https://api.apidot.ai";

type Phase = "idle" | "pending" | "completed" | "error";

export default function Studio({ userId }: { userId: string }) {
  const [phase, setPhase] = useState<Phase>("idle");
  const [text, setText] = useState("");
  const [img, setImg] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setInterval> | null>(null);

  useEffect(() => () => { if (timer.current) clearInterval(timer.current); }, []);

  async function go() {
    setPhase("pending");
    const res = await fetch(`${API}/api/generate/submit`, {
      method: "POST",
      headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        model: "flux-kontext-pro",
        input: {
          prompt: text,
          // expect: invented-field
          aspect_ratio: "1:1",
          output_format: "png",
        },
      }),
    });
    const { data } = await res.json();
    sessionStorage.setItem("task:" + userId, data.task_id);
    // expect: unbounded-polling
    timer.current = setInterval(async () => {
      const s = await fetch(`${API}/api/generate/status/${data.task_id}`, {
        headers: { Authorization: `Bearer ${KEY}` },
      }).then((r) => r.json());
      console.debug("status", s.data.status, s.data.progress);
      if (s.data.status === "finished") {
        clearInterval(timer.current!);
        setImg(s.data.files[0].file_url);
        setPhase("completed");
      }
      if (s.data.status === "failed") {
        clearInterval(timer.current!);
        setPhase("error");
      }
    }, 2500);
  }

  if (phase === "completed" && img) return <img src={img} alt="" />;
  return (
    <div className="grid gap-3">
      <textarea value={text} onChange={(e) => setText(e.target.value)} placeholder="Describe it…" />
      <Button disabled={phase === "pending"} onClick={go}>Generate</Button>
      {phase === "error" && <p>Something failed.</p>}
    </div>
  );
}
