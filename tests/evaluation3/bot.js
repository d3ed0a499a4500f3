const { Client, GatewayIntentBits } = require("discord.js");
const axios = require("axios");
require("dotenv").config();

const DISCORD_TOKEN = process.env.DISCORD_TOKEN;
const token = process.env.APIDOT_API_KEY;
const client = new Client({ intents: [GatewayIntentBits.Guilds] });

const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

async function enviar(pedido) {
    // tenta de novo sempre que der erro
    let res;
    while (!res) {
        try {
            // expect: retry-invalid-payload
            res = await axios.post("https://api.apidot.ai/api/generate/submit", pedido, {
                headers: { Authorization: `Bearer ${token}` },
            });
        } catch (e) {
            console.log("erro, tentando de novo", e.code);
            await sleep(3000);
        }
    }
    return res.data.data.task_id;
}

async function esperar(id) {
    let s;
    // expect: hot-loop-polling, unbounded-polling
    do {
        const r = await axios.get(`https://api.apidot.ai/api/generate/status/${id}`, {
            headers: { Authorization: `Bearer ${token}` },
        });
        s = r.data.data;
    } while (s.status !== "finished" && s.status !== "failed");
    return s;
}

client.on("interactionCreate", async (it) => {
    if (!it.isChatInputCommand() || it.commandName !== "figurinha") return;
    await it.deferReply();
    const oque = it.options.getString("oque");
    const id = await enviar({ model: "gpt-4o-image", input: { prompt: `figurinha: ${oque}`, size: "1:1", n: 1 } });
    const fim = await esperar(id);
    if (fim.status === "failed") return it.editReply("falhou: " + fim.error_message);
    // expect: logged-payload
    console.log("resultado", fim);
    await it.editReply({ files: [fim.files[0].file_url] });
});

client.login(DISCORD_TOKEN);
