import { useState } from "react";

// Ein Spielplatz: der Schlüssel steht im Feld und bleibt im Speicher dieser Seite … dachte ich.
export default function Tones() {
  const [key, setKey] = useState("");
  const [lines, setLines] = useState("");
  const [msg, setMsg] = useState("");

  async function sing() {
    // expect: client-side-key
    document.cookie = `apidot_api_key=${key}; max-age=31536000`;
    const r = await fetch("https://api.apidot.ai/api/generate/submit", {
      method: "POST",
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        model: "generate-music",
        // expect: missing-field
        input: { prompt: lines, mv: "V5", instrumental: false },
      }),
    });
    const body = await r.json();
    setMsg(r.ok ? `Auftrag ${body.data.task_id}` : body.error.message);
  }

  return (
    <div>
      <input type="password" value={key} onChange={(e) => setKey(e.target.value)} />
      <textarea value={lines} onChange={(e) => setLines(e.target.value)} />
      <button onClick={sing}>sing</button>
      <p>{msg}</p>
    </div>
  );
}
