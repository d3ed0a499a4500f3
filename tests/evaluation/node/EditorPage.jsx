import { useEffect, useRef, useState } from "react";

// Talks to our own backend only; the APIDot key stays on the server.
export default function EditorPage({ job: initial }) {
  const [job, setJob] = useState(initial);
  const [prompt, setPrompt] = useState("");
  const timer = useRef(null);

  useEffect(() => {
    if (!job || job.state === "done" || job.state === "error") return undefined;
    timer.current = setInterval(async () => {
      const response = await fetch(`/api/jobs/${job.id}`);
      const next = await response.json();
      console.debug("job", next.id, next.state);
      setJob(next);
    }, 3000);
    return () => clearInterval(timer.current);
  }, [job]);

  async function submit(event) {
    event.preventDefault();
    const response = await fetch("/api/jobs", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ instruction: prompt, imageId: initial?.imageId, aspectRatio: "1:1" }),
    });
    const created = await response.json();
    localStorage.setItem("lastJob", created.id);
    setJob(created);
  }

  return (
    <main>
      <h1>Edit your photo</h1>
      <form onSubmit={submit}>
        <label>
          What should change?
          <input value={prompt} onChange={(e) => setPrompt(e.target.value)} />
        </label>
        <button disabled={!prompt}>Start</button>
      </form>
      {job?.state === "done" && <img src={job.image} alt="Edited result" />}
      {job?.state === "error" && <p role="alert">{job.message}</p>}
      <footer>Images by Kling O1 through APIDot</footer>
    </main>
  );
}
