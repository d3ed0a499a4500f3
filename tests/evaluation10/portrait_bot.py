# @portraitbot, python-telegram-bot 21, images by apidot
import asyncio
import logging
import os

import httpx
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes

logging.basicConfig(level=logging.INFO)
log = logging.getLogger(__name__)
BASE = "https://api.apidot.ai/api/generate"
HEADERS = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


async def draw(update: Update, context: ContextTypes.DEFAULT_TYPE):
    prompt = " ".join(context.args)
    payload = {"model": "flux-2-pro", "input": {"prompt": prompt, "size": "3:4", "resolution": "1K"}}
    # expect: logged-prompt
    log.info("%s wants %s", update.effective_user.id, payload["input"]["prompt"])
    async with httpx.AsyncClient(headers=HEADERS, timeout=30) as http:
        r = await http.post(f"{BASE}/submit", json=payload)
        r.raise_for_status()
        task_id = r.json()["data"]["task_id"]
        context.user_data["task"] = task_id
        log.info("task %s", task_id)
        for _ in range(90):
            await asyncio.sleep(3)
            info = (await http.get(f"{BASE}/status/{task_id}")).json()["data"]
            if info["status"] == "finished":
                await update.message.reply_photo(info["files"][0]["file_url"])
                return
            if info["status"] == "failed":
                # expect: invented-response-field
                await update.message.reply_text(info["fail_reason"])
                return
    await update.message.reply_text("Still painting, ask me later.")


def main():
    app = Application.builder().token(os.environ["TELEGRAM_TOKEN"]).build()
    app.add_handler(CommandHandler("draw", draw))
    app.run_polling()


if __name__ == "__main__":
    main()
