import { Database } from "bun:sqlite";

const db = new Database("jobs.sqlite", { create: true });
db.run("create table if not exists jobs (task text primary key, status text, url text)");

const api = (path: string, init?: RequestInit) =>
  fetch("https://api.apidot.ai" + path, {
    ...init,
    headers: { Authorization: `Bearer ${Bun.env.APIDOT_API_KEY}`, "Content-Type": "application/json" },
  }).then((r) => r.json() as Promise<any>);

async function start(prompt: string) {
  const answer = await api("/api/generate/submit", {
    method: "POST",
    body: JSON.stringify({
      model: "veo3.1-quality",
      input: {
        prompt,
        duration: 8,
        // expect: invalid-value
        aspect_ratio: "1:1",
        // expect: invented-field
        enhance_prompt: true,
      },
    }),
  });
  db.run("insert into jobs values (?, 'waiting', null)", [answer.data.task_id]);
  watch(answer.data.task_id);
  return answer.data.task_id;
}

function settle(task: string, { status, progress, files }: any) {
  console.info(task, status, progress);
  if (status === "finished") {
    db.run("update jobs set status = 'ready', url = ? where task = ?", [files[0].file_url, task]);
  } else {
    db.run("update jobs set status = 'broken' where task = ?", [task]);
  }
}

// expect: unbounded-polling
const watch = (task: string): Promise<void> => api(`/api/generate/status/${task}`).then(({ data }) => (data.status === "finished" || data.status === "failed" ? settle(task, data) : Bun.sleep(5000).then(() => watch(task))));

Bun.serve({
  port: 3000,
  routes: {
    "/videos": {
      POST: async (req) => Response.json({ task: await start(((await req.json()) as any).prompt) }, { status: 202 }),
    },
    "/videos/:task": (req) => {
      const job = db.query("select * from jobs where task = ?").get(req.params.task) as any;
      return job?.status === "ready" ? Response.json(job) : Response.json({ status: job?.status ?? "unknown" });
    },
  },
});
