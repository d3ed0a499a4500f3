const { Client, Events, GatewayIntentBits } = require('discord.js');
const config = require('./config');
const api = require('./api');
const wait = require('./wait');

const client = new Client({ intents: [GatewayIntentBits.Guilds] });
const last = new Map();

client.on(Events.InteractionCreate, async (i) => {
  if (!i.isChatInputCommand() || i.commandName !== 'draw') return;
  const since = (Date.now() - (last.get(i.user.id) || 0)) / 1000;
  if (since < config.cooldown) return i.reply({ content: 'slow down', ephemeral: true });
  last.set(i.user.id, Date.now());

  await i.deferReply();
  const text = i.options.getString('text');
  try {
    const id = await api.create(text);
    console.log(`${i.user.tag}: ${id}`);
    const urls = await wait(id);
    console.log('done', urls.length);
    await i.editReply({ files: urls });
  } catch (e) {
    console.error('draw failed:', e.message);
    await i.editReply('that did not work');
  }
});

client.once(Events.ClientReady, () => console.log('up, model', config.images.model));
client.login(config.token);
