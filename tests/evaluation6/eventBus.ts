import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

interface Task { task_id: string; status: string; files?: { file_url: string }[]; error_message?: string }
type Events = { submitted: [Task]; finished: [string, string[]]; broken: [string, string] };

const bus = new EventEmitter<Events>();
const url = "https://api.apidot.ai/api/generate";
const headers = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" };

bus.on("submitted", async ({ task_id }) => {
  const end = Date.now() + 15 * 60_000;
  while (Date.now() < end) {
    await sleep(5000);
    const res = await fetch(`${url}/status/${task_id}`, { headers });
    const { data } = (await res.json()) as { data: Task };
    // expect: invented-status
    if (data.status === "finished" || data.status === "SUCCESS") {
      bus.emit("finished", task_id, data.files!.map((f) => f.file_url));
      return;
    }
    if (data.status === "failed") {
      bus.emit("broken", task_id, data.error_message ?? "?");
      return;
    }
  }
  bus.emit("broken", task_id, "timeout");
});

bus.on("broken", (id, why) => console.error(id, why));

export async function speak(lines: string[]) {
  const res = await fetch(`${url}/submit`, {
    method: "POST",
    headers,
    body: JSON.stringify({
      model: "minimax-music-2.6",
      input: {
        prompt: lines[0],
        lyrics: lines.slice(1).join("\n"),
        // expect: invalid-value
        audio_setting: { format: "mp3", bitrate: 320000 },
      },
    }),
  });
  if (!res.ok) throw new Error(`submit ${res.status}`);
  const { data } = (await res.json()) as { data: Task };
  bus.emit("submitted", data);
  // expect: logged-prompt
  console.info(`singing "${lines[0]}" as ${data.task_id}`);
  return once(bus, "finished");
}
