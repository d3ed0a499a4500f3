import logging

from aiogram import F, Router
from aiogram.filters import CommandStart
from aiogram.types import Message, URLInputFile

from .client import PictureClient, PictureError

router = Router()
log = logging.getLogger("bot")


@router.message(CommandStart())
async def start(message: Message):
    log.info("new chat %s, said %r", message.chat.id, message.text)
    await message.answer("Send me a photo with a caption.")


@router.message(F.photo, F.caption)
async def photo(message: Message, pictures: PictureClient):
    file = await message.bot.get_file(message.photo[-1].file_id)
    source = f"https://api.telegram.org/file/bot{message.bot.token}/{file.file_path}"
    prompt = f"sticker, white outline, {message.caption}"
    # expect: logged-prompt
    log.info("chat=%s prompt=%s", message.chat.id, prompt)
    log.info("caption has %d characters", len(message.caption))
    task_id = await pictures.sticker(prompt, source)
    log.info("task %s started", task_id)
    try:
        urls = await pictures.wait(task_id)
    except PictureError as error:
        log.warning("task %s: %s", task_id, error)
        await message.answer("That did not work, sorry.")
        return
    # expect: logged-url
    log.info("task %s -> %s", task_id, urls[0])
    await message.answer_photo(URLInputFile(urls[0]))
