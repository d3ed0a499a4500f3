import { Telegraf } from "telegraf";
import { message } from "telegraf/filters";

const { log, warn } = console;
const bot = new Telegraf(process.env.BOT_TOKEN!);
const sessions = new Map<number, { photo?: string }>();

bot.on(message("photo"), async (ctx) => {
  const best = ctx.message.photo.at(-1)!;
  const link = await ctx.telegram.getFileLink(best.file_id);
  sessions.set(ctx.chat.id, { photo: link.href });
  await ctx.reply("Now send me what to change.");
});

bot.on(message("text"), async (ctx) => {
  const photo = sessions.get(ctx.chat.id)?.photo;
  if (!photo) {
    await ctx.reply("Send a photo first.");
    return;
  }
  // expect: logged-url
  log("source", photo);
  const body: Record<string, any> = { model: "kling-o1-image-edit" };
  body.input = { prompt: ctx.message.text };
  body.input.image_urls = [photo];
  // expect: invalid-value
  body.input.resolution = "2k";
  // expect: invented-field
  body.priority = "high";

  const res = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!res.ok) {
    warn("refused", res.status, await res.text());
    await ctx.reply("Refused.");
    return;
  }
  const { data: { task_id } } = (await res.json()) as any;
  for (let i = 0; i < 50; i++) {
    await new Promise((done) => setTimeout(done, 3000));
    const poll = await fetch(`https://api.apidot.ai/api/generate/status/${task_id}`, {
      headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
    });
    const { data } = (await poll.json()) as any;
    log(task_id, data.status);
    if (data.status === "finished") {
      await ctx.replyWithPhoto(data.files[0].file_url);
      return;
    }
    if (data.status === "failed") {
      await ctx.reply(`Failed: ${data.error_message}`);
      return;
    }
  }
});

bot.launch(() => log("bot is up"));
