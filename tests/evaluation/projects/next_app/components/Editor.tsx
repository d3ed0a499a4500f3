"use client";

import { useEffect, useState } from "react";

type Edit = { id: string; state: string; percent: number; images: string[]; reason?: string };

export function Editor({ id }: { id: string }) {
  const [edit, setEdit] = useState<Edit>();

  useEffect(() => {
    const timer = setInterval(async () => {
      const response = await fetch(`/api/edits/${id}`);
      const next: Edit = await response.json();
      console.debug("edit", next.id, next.state, next.percent);
      setEdit(next);
      if (next.state === "finished" || next.state === "failed" || next.state === "unavailable") clearInterval(timer);
    }, 4000);
    return () => clearInterval(timer);
  }, [id]);

  if (!edit) return <p>Loading…</p>;
  if (edit.reason) return <p role="alert">{edit.reason}</p>;
  return edit.images.length ? <img src={edit.images[0]} alt="Result" /> : <progress value={edit.percent} max={100} />;
}
