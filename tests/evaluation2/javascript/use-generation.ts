import { useCallback, useEffect, useRef, useState } from "react";

/**
 * Talks to our own gateway (which holds the APIDot key). Gateway jobs are queued, working, completed or errored,
 * and look nothing like the tasks of APIDot.
 */
const GATEWAY = "https://gateway.example.com/v1/renders";

export interface Render {
  id: string;
  state: "queued" | "working" | "completed" | "errored";
  imageUrl?: string;
  reason?: string;
}

export function useGeneration(token: string) {
  const [render, setRender] = useState<Render | null>(null);
  const cancelled = useRef(false);

  useEffect(() => () => void (cancelled.current = true), []);

  const start = useCallback(
    async (text: string) => {
      const created = await fetch(GATEWAY, {
        method: "POST",
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
        body: JSON.stringify({ text, style: "photo", aspectRatio: "4:3", webhookUrl: null }),
      });
      let current: Render = await created.json();
      console.debug("render", current.id, current.state);
      while (!cancelled.current && current.state !== "completed" && current.state !== "errored") {
        await new Promise((resolve) => setTimeout(resolve, 2000));
        current = await (await fetch(`${GATEWAY}/${current.id}`, { headers: { Authorization: `Bearer ${token}` } })).json();
        setRender(current);
      }
      return current.imageUrl;
    },
    [token],
  );

  return { render, start };
}
