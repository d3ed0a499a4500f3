# бот для открыток. python-telegram-bot v21
import os, time, logging
import requests
from telegram import Update
from telegram.ext import ApplicationBuilder, CommandHandler, ContextTypes

logging.basicConfig(level=logging.INFO)
TOKEN = os.environ["BOT_TOKEN"]
# expect: leaked-key
APIDOT_API_KEY = os.environ.get("APIDOT_API_KEY", "@@KEY@@")
URL = "https://api.apidot.ai/api/generate"


def make_card(text):
    resp = requests.post(
        URL + "/submit",
        headers={"Authorization": f"Bearer {APIDOT_API_KEY}"},
        # expect: invalid-value
        json={"model": "nano-banana-2", "input": {"prompt": text, "size": "4:3", "output_format": "jpg"}},
        timeout=30,
    )
    data = resp.json()
    if data.get("code") != 200:
        logging.error("submit error: %s", data["message"])
        return None
    task = data["data"]["task_id"]

    # ждём готовую картинку
    status = ""
    # expect: hot-loop-polling, unbounded-polling
    while status != "finished":
        st = requests.get(f"{URL}/status/{task}", headers={"Authorization": f"Bearer {APIDOT_API_KEY}"}).json()
        status = st["data"]["status"]
        if status == "failed":
            logging.error("task %s failed: %s", task, st["data"]["error_message"])
            return None
    return st["data"]["files"][0]["file_url"]


async def card(update: Update, ctx: ContextTypes.DEFAULT_TYPE):
    text = " ".join(ctx.args)
    if not text:
        await update.message.reply_text("напиши что нарисовать: /card котик в шапке")
        return
    started = time.time()
    url = make_card(text)
    if url is None:
        await update.message.reply_text("не получилось :(")
        return
    # expect: logged-url
    logging.info("card %s in %.1fs", url, time.time() - started)
    await update.message.reply_photo(url)


if __name__ == "__main__":
    app = ApplicationBuilder().token(TOKEN).build()
    app.add_handler(CommandHandler("card", card))
    app.run_polling()
