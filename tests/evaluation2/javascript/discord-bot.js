require('dotenv').config();
const { Client, GatewayIntentBits, AttachmentBuilder } = require('discord.js');

const bot = new Client({ intents: [GatewayIntentBits.Guilds] });
const log = { info: console.log, error: console.error };

const APIDOT = { url: 'https://api.apidot.ai', key: process.env.APIDOT_API_KEY };
const MODELS = {
  fast: 'nano-banana-2',
  best: 'gpt-image-2',
  // expect: invented-model
  anime: 'seedream-4.6',
};

async function apidot(path, body) {
  const res = await fetch(APIDOT.url + path, {
    method: body ? 'POST' : 'GET',
    headers: { Authorization: 'Bearer ' + APIDOT.key, 'Content-Type': 'application/json' },
    body: body ? JSON.stringify(body) : undefined,
  });
  return res.json();
}

bot.on('interactionCreate', async (interaction) => {
  if (!interaction.isChatInputCommand() || interaction.commandName !== 'draw') return;
  const prompt = interaction.options.getString('prompt', true);
  const mode = interaction.options.getString('mode') ?? 'fast';
  // expect: logged-prompt
  log.info(`[draw] ${interaction.user.tag}: ${prompt}`);
  await interaction.deferReply();

  const submitted = await apidot('/api/generate/submit', { model: MODELS[mode], input: { prompt } });
  if (!submitted.data) {
    log.error('[draw] refused', submitted.error?.message);
    return interaction.editReply('The API refused.');
  }

  let result;
  // expect: unbounded-polling
  do {
    await new Promise((r) => setTimeout(r, 2500));
    result = await apidot(`/api/generate/status/${submitted.data.task_id}`);
    // expect: invented-status
  } while (!['finished', 'failed', 'rejected'].includes(result.data.status));

  // expect: logged-payload
  log.info('[draw] result', result.data);
  if (result.data.status !== 'finished') return interaction.editReply('Failed: ' + result.data.error_message);
  const files = result.data.files.map((f, i) => new AttachmentBuilder(f.file_url, { name: `image-${i}.png` }));
  await interaction.editReply({ files });
});

bot.once('ready', () => log.info(`ready as ${bot.user.tag}`));
bot.login(process.env.DISCORD_TOKEN);
