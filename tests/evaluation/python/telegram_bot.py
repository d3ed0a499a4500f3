"""Telegram bot: send a photo with a caption, get it back edited by Kling O1 (apidot.ai)."""
import asyncio
import os

import httpx
from loguru import logger
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

TOKEN = os.environ["TELEGRAM_TOKEN"]
# expect: leaked-key
APIDOT_KEY = os.getenv("APIDOT_API_KEY", "@@KEY@@")

http = httpx.AsyncClient(
    base_url="https://api.apidot.ai",
    headers={"Authorization": f"Bearer {APIDOT_KEY}"},
    timeout=30,
)


async def edit(prompt: str, photo: str) -> str | None:
    # expect: logged-prompt
    logger.info("new edit: {}", prompt[:60])
    r = await http.post(
        "/api/generate/submit",
        json={"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": [photo]}},
    )
    r.raise_for_status()
    task_id = r.json()["data"]["task_id"]
    for attempt in range(45):
        await asyncio.sleep(4)
        task = (await http.get(f"/api/generate/status/{task_id}")).json()["data"]
        logger.debug("{} {} {}%", task_id, task["status"], task.get("progress", 0))
        if task["status"] == "finished":
            return task["files"][0]["file_url"]
        if task["status"] == "failed":
            logger.warning("{} failed: {}", task_id, task.get("error_message"))
            return None
    logger.warning("{} gave up after {} tries", task_id, attempt + 1)
    return None


async def on_photo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    file = await message.photo[-1].get_file()
    await message.reply_text("On it…")
    result = await edit(message.caption or "improve this photo", file.file_path)
    if result is None:
        await message.reply_text("That did not work, sorry.")
        return
    await message.reply_photo(result)
    logger.success("answered chat {}", message.chat_id)


def main() -> None:
    app = Application.builder().token(TOKEN).build()
    app.add_handler(MessageHandler(filters.PHOTO, on_photo))
    logger.info("bot up, key set: {}", "yes" if APIDOT_KEY else "no")
    app.run_polling()


if __name__ == "__main__":
    main()
