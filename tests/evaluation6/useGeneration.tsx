"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";

const dot = "https://api.apidot.ai/api/generate";
const auth = {
  // expect: client-side-key
  Authorization: `Bearer ${process.env.NEXT_PUBLIC_APIDOT_API_KEY}`,
  "Content-Type": "application/json",
};

export function useGeneration() {
  const [taskId, setTaskId] = useState<string | null>(null);

  const start = useMutation({
    mutationFn: async (prompt: string) => {
      const r = await fetch(`${dot}/submit`, {
        method: "POST",
        headers: auth,
        body: JSON.stringify({
          model: "z-image",
          // expect: invalid-value
          input: { prompt, size: "21:9" },
        }),
      });
      return (await r.json()).data.task_id as string;
    },
    onSuccess: setTaskId,
  });

  const task = useQuery({
    queryKey: ["task", taskId],
    enabled: !!taskId,
    refetchInterval: (q) =>
      q.state.dataUpdateCount > 100 || ["finished", "failed"].includes(q.state.data?.status) ? false : 3000,
    queryFn: async () => {
      const r = await fetch(`${dot}/status/${taskId}`, { headers: auth });
      const { data } = await r.json();
      console.debug("task", data.status, data.progress);
      return data;
    },
  });

  return { start, task, busy: start.isPending || task.isFetching };
}
