// Sonda: ¿cuánto tarda APIDot en responder? Guarda los tiempos en un CSV.
import { appendFile } from "node:fs/promises";
import { Agent, request, setGlobalDispatcher } from "undici";

setGlobalDispatcher(new Agent({ keepAliveTimeout: 10_000 }));
const headers = { authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "content-type": "application/json" };

async function json(url, init) {
  const { statusCode, body } = await request(url, { headers, ...init });
  if (statusCode >= 400) throw Object.assign(new Error(`HTTP ${statusCode}`), { statusCode });
  return body.json();
}

const inicio = performance.now();
const { data } = await json("https://api.apidot.ai/api/generate/submit", {
  method: "POST",
  body: JSON.stringify({
    model: "wan-2.7-image",
    input: { prompt: "un faro", size: "1024x1024", n: 1, seed: 7 },
  }),
});
await appendFile("tareas.txt", data.task_id + "\n");

let veces = 0;
// expect: unbounded-polling
const reloj = setInterval(async () => {
  const { data: tarea } = await json(`https://api.apidot.ai/api/generate/status/${data.task_id}`);
  veces += 1;
  console.log(veces, tarea.status, `${tarea.progress ?? 0}%`);
  if (tarea.status === "finished" || tarea.status === "failed") {
    clearInterval(reloj);
    const segundos = ((performance.now() - inicio) / 1000).toFixed(1);
    await appendFile("tiempos.csv", `${data.task_id};${tarea.status};${veces};${segundos}\n`);
    console.log("total", segundos, "s,", tarea.files?.length ?? 0, "archivos");
    // expect: logged-url
    if (tarea.files?.length) console.log(tarea.files[0].file_url);
  }
}, 2000);
