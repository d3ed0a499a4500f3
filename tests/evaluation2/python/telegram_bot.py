"""Telegram bot. Pictures by APIDot, texts by OpenAI, speech by ElevenLabs."""

import asyncio
import hashlib
import logging
import os

import httpx
from openai import AsyncOpenAI
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes

logger = logging.getLogger(__name__)

TELEGRAM_TOKEN = os.environ["TELEGRAM_TOKEN"]
APIDOT_API_KEY = os.environ["APIDOT_API_KEY"]
openai = AsyncOpenAI(api_key=os.environ.get("OPENAI_API_KEY", "sk-proj-not-a-real-key-0123456789abcdef"))

USAGE = "/edit <photo url> <what to change>   e.g. /edit https://example.org/me.jpg add sunglasses"


def short(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:10]


async def caption(topic: str) -> str:
    answer = await openai.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": f"Write a caption about {topic}"}],
    )
    logger.info("openai answered %s", answer.choices[0].message.content)
    return answer.choices[0].message.content


async def edit(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if len(context.args) < 2:
        logger.info("usage: %s", USAGE)
        await update.message.reply_text(USAGE)
        return
    photo, *words = context.args
    prompt = " ".join(words)
    logger.info("edit: %d characters of prompt, photo %s", len(prompt), short(photo))
    async with httpx.AsyncClient(
        base_url="https://api.apidot.ai",
        headers={"Authorization": f"Bearer {APIDOT_API_KEY}"},
    ) as api:
        submitted = await api.post(
            "/api/generate/submit",
            json={"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": [photo], "n": 1}},
        )
        if submitted.is_error:
            logger.error("submit: %s %s", submitted.status_code, submitted.text)
            await update.message.reply_text("The request was refused.")
            return
        task_id = submitted.json()["data"]["task_id"]
        context.user_data["task"] = task_id
        for pause in (3, 3, 5, 5, 8, 8, 13, 13, 21, 21, 34):
            await asyncio.sleep(pause)
            data = (await api.get(f"/api/generate/status/{task_id}")).json()["data"]
            logger.info("task %s: %s", task_id, data["status"])
            if data["status"] == "finished":
                await update.message.reply_photo(data["files"][0]["file_url"])
                return
            if data["status"] == "failed":
                await update.message.reply_text(data["error_message"])
                return
    await update.message.reply_text("Still busy, try /result later.")


def main() -> None:
    app = Application.builder().token(TELEGRAM_TOKEN).build()
    app.add_handler(CommandHandler("edit", edit))
    app.run_polling()


if __name__ == "__main__":
    main()
