"use client";

import { useState } from "react";

// the key stays on the server, see app/api/generate (apidot)
export default function Page() {
  const [wish, setWish] = useState("");
  const [src, setSrc] = useState<string>();

  async function paint() {
    const started = await fetch("/api/generate", {
      method: "POST",
      body: JSON.stringify({
        model: "nano-banana-2",
        input: {
          prompt: wish,
          // expect: invented-field
          aspect_ratio: "16:9",
        },
      }),
    }).then((r) => r.json());

    for (let i = 0; i < 60; i++) {
      await new Promise((r) => setTimeout(r, 2000));
      const { data } = await fetch(`/api/generate?id=${started.data.task_id}`).then((r) => r.json());
      // expect: logged-payload
      console.log("tick", data);
      if (data.status === "failed") return alert(data.error_message);
      if (data.status === "finished") return setSrc(data.files[0].file_url);
    }
  }

  return (
    <main>
      <input value={wish} onChange={(e) => setWish(e.target.value)} />
      <button onClick={paint}>Paint</button>
      {src && <img src={src} alt={wish} />}
    </main>
  );
}
