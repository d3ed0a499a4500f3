// /imagine para nuestro servidor de Discord
import { Client, Events, GatewayIntentBits } from "discord.js";
import fetch from "node-fetch";

const client = new Client({ intents: [GatewayIntentBits.Guilds] });
const KEY = process.env.APIDOT_API_KEY;

async function imagina(texto) {
  // expect: task-id-not-saved
  const r = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      model: "grok-imagine-image",
      callback_url: process.env.APIDOT_CALLBACK_URL,
      input: { prompt: texto },
    }),
  });
  const respuesta = await r.json();
  console.log("tarea", respuesta.data.task_id);
  return r.ok;
}

client.on(Events.InteractionCreate, async (i) => {
  if (!i.isChatInputCommand() || i.commandName !== "imagine") return;
  const texto = i.options.getString("texto", true);
  // expect: logged-prompt
  console.log(i.user.tag, "pide", texto);
  await i.reply((await imagina(texto)) ? "¡marchando!" : "no hay saldo");
});

client.login(process.env.DISCORD_TOKEN);
