# бот рисует картинки по команде /draw
import asyncio
import logging
import os

import aiohttp
from aiogram import Bot, Dispatcher, types
from aiogram.filters import Command

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("bot")

API = "https://api.apidot.ai/api/generate"
HEAD = {"Authorization": "Bearer " + os.getenv("APIDOT_API_KEY", "")}
dp = Dispatcher()


async def submit(session, prompt):
    body = {"model": "z-image", "input": {"prompt": prompt, "size": "1:1"}}
    async with session.post(API + "/submit", json=body, headers=HEAD) as r:
        if r.status != 200:
            # тело ошибки не содержит ничего личного
            log.error("submit %s %s", r.status, await r.text())
            return None
        answer = await r.json()
        return answer["data"]["task_id"]


async def wait_for(session, task_id):
    # expect: hot-loop-polling
    for _ in range(500):
        async with session.get(f"{API}/status/{task_id}", headers=HEAD) as r:
            data = (await r.json())["data"]
        if data["status"] == "finished":
            return data["files"][0]["file_url"]
        # expect: invented-status
        if data["status"] == "error":
            return None
        if data["status"] == "failed":
            log.info("task %s: %s", task_id, data.get("error_message"))
            return None
    return None


@dp.message(Command("draw"))
async def draw(message: types.Message):
    prompt = message.text.removeprefix("/draw").strip()
    # expect: logged-prompt
    log.info("draw from %s: %s", message.from_user.id, prompt)
    async with aiohttp.ClientSession() as session:
        task_id = await submit(session, prompt)
        if not task_id:
            await message.answer("не получилось")
            return
        log.info("task %s, prompt of %d characters", task_id, len(prompt))
        url = await wait_for(session, task_id)
    if url:
        await message.answer_photo(url)
    else:
        await message.answer("увы")


async def main():
    await dp.start_polling(Bot(os.environ["TELEGRAM_TOKEN"]))


if __name__ == "__main__":
    asyncio.run(main())
