"use client";

import useSWR from "swr";

type Job =
  | { state: "queued" | "drawing"; id: string }
  | { state: "done"; id: string; imageUrl: string; title: string }
  | { state: "error"; id: string; reason: string };

const load = (u: string) => fetch(u).then((r) => r.json() as Promise<{ jobs: Job[] }>);

/** Shows our own jobs. What draws them (APIDot) is the server's business. */
export function Wall() {
  const { data, error } = useSWR("/api/jobs", load, { refreshInterval: 4000 });
  if (error) console.warn("jobs did not load", error.message);
  const jobs = data?.jobs ?? [];
  console.debug("jobs", jobs.length, jobs.filter((j) => j.state === "done").length);
  return (
    <ul className="wall">
      {jobs.map((j) => {
        switch (j.state) {
          case "done":
            return <li key={j.id}><img src={j.imageUrl} alt={j.title} /></li>;
          case "error":
            return <li key={j.id}>{j.reason}</li>;
          default:
            return <li key={j.id} className="pulse">{j.state}</li>;
        }
      })}
    </ul>
  );
}
