"use client";

import { useState } from "react";

/** Sends the form to APIDot by way of our own route, which holds the key. */
export function Composer({ onTask }: { onTask: (id: string) => void }) {
  const [prompt, setPrompt] = useState("");
  const [photos, setPhotos] = useState<string[]>([]);

  const send = async () => {
    const response = await fetch("/api/kling-proxy", {
      method: "POST",
      body: JSON.stringify({
        model: "kling-o1-image-edit",
        input: {
          prompt,
          // expect: invented-field
          images: photos,
          resolution: "2K",
        },
      }),
    });
    const { data } = await response.json();
    console.log("task", data.task_id, data.status);
    onTask(data.task_id);
  };

  return (
    <div>
      <textarea value={prompt} onChange={(e) => setPrompt(e.target.value)} />
      <input onChange={(e) => setPhotos(e.target.value.split(","))} placeholder="image URLs" />
      <button onClick={send}>Send</button>
    </div>
  );
}
