"use client";

import { useEffect, useState } from "react";

export function Generate({ product }: { product: { id: string; name: string; photo: string } }) {
  const [scene, setScene] = useState("");
  const [id, setId] = useState<string>();
  const [status, setStatus] = useState("idle");

  useEffect(() => {
    if (!id) return;
    let left = 90;
    const timer = setInterval(async () => {
      const res = await fetch(`/api/generate?id=${id}`);
      const body = await res.json();
      setStatus(body.status);
      if (left-- === 0 || body.status === "finished" || body.status === "failed") clearInterval(timer);
    }, 4000);
    return () => clearInterval(timer);
  }, [id]);

  return (
    <form
      onSubmit={async (e) => {
        e.preventDefault();
        const res = await fetch("/api/generate", { method: "POST", body: JSON.stringify({ product, scene }) });
        setId((await res.json()).id);
      }}
    >
      <input value={scene} onChange={(e) => setScene(e.target.value)} />
      <output>{status}</output>
    </form>
  );
}
