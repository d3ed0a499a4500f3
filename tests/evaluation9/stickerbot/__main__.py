import asyncio
import logging

import aiohttp
from aiogram import Bot, Dispatcher

from .client import PictureClient
from .config import load
from .handlers import router


async def main() -> None:
    config = load()
    logging.basicConfig(level="INFO")
    # expect: logged-key
    logging.info("starting with key %s", config.dot_key)
    logging.info("webhook %s", "on" if config.hook else "off")
    async with aiohttp.ClientSession() as session:
        dispatcher = Dispatcher(pictures=PictureClient(session, config.dot_key, config.hook))
        dispatcher.include_router(router)
        await dispatcher.start_polling(Bot(config.bot_token))


if __name__ == "__main__":
    asyncio.run(main())
