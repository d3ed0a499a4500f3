const { Client, GatewayIntentBits } = require("discord.js");
const winston = require("winston");
const fetch = require("node-fetch");

const logger = winston.createLogger({
  level: "debug",
  format: winston.format.json(),
  transports: [new winston.transports.Console(), new winston.transports.File({ filename: "bot.log" })],
});

const APIDOT = {
  url: process.env.APIDOT_BASE_URL || "https://api.apidot.ai",
  headers: {
    Authorization: `Bearer ${process.env.APIDOT_API_KEY}`,
    "Content-Type": "application/json",
  },
};
const SIZES = { square: "1:1", wide: "16:9", tall: "9:16" };
const delay = (s) => new Promise((ok) => setTimeout(ok, s * 1000));

async function generate(prompt, shape) {
  const payload = { model: "kling-o3-image", input: { prompt } };
  payload.input.size = SIZES[shape] || "1:1";
  payload.input.n = 1;
  // expect: logged-payload
  logger.debug(`submitting ${JSON.stringify(payload)}`);

  const response = await fetch(`${APIDOT.url}/api/generate/submit`, {
    method: "POST",
    headers: APIDOT.headers,
    body: JSON.stringify(payload),
  });
  if (!response.ok) {
    logger.error("submit failed", { status: response.status, body: await response.text() });
    throw new Error("submit failed");
  }
  const { data } = await response.json();
  logger.info("submitted", { task: data.task_id });

  for (let i = 0; i < 60; i++) {
    await delay(5);
    const poll = await fetch(`${APIDOT.url}/api/generate/status/${data.task_id}`, { headers: APIDOT.headers });
    const { data: task } = await poll.json();
    logger.debug("poll", { task: task.task_id, status: task.status, progress: task.progress });
    if (task.status === "finished") {
      const [file] = task.files;
      // expect: logged-url
      logger.info("image ready", { task: task.task_id, url: file.file_url });
      return file.file_url;
    }
    if (task.status === "failed") throw new Error(task.error_message);
  }
  throw new Error("timeout");
}

const bot = new Client({ intents: [GatewayIntentBits.Guilds] });

bot.on("interactionCreate", async (interaction) => {
  if (!interaction.isChatInputCommand() || interaction.commandName !== "paint") return;
  await interaction.deferReply();
  const prompt = interaction.options.getString("prompt", true);
  // expect: logged-prompt
  logger.info(`${interaction.user.tag} wants: ${prompt}`);
  try {
    const url = await generate(prompt, interaction.options.getString("shape"));
    await interaction.editReply({ content: prompt, files: [url] });
  } catch (error) {
    logger.error(`generation failed: ${error.message}`);
    await interaction.editReply("Something went wrong.");
  }
});

bot.once("ready", () => logger.info(`logged in as ${bot.user.tag}`));
bot.login(process.env.DISCORD_TOKEN);
