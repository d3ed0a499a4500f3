import asyncio
import os
from typing import Optional

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands
from loguru import logger


class Apidot:
    root = "https://api.apidot.ai/api/generate"

    def __init__(self, token: str):
        self._token = token
        self._last_prompt: Optional[str] = None
        self._session: Optional[aiohttp.ClientSession] = None

    async def open(self):
        self._session = aiohttp.ClientSession(headers={"Authorization": f"Bearer {self._token}"})

    async def imagine(self, prompt, ref=None):
        self._last_prompt = prompt
        payload = {"model": "nano-banana-2-edit" if ref else "nano-banana-2"}
        payload["input"] = {"prompt": prompt, "size": "1:1", "resolution": "1K"}
        if ref:
            payload["input"]["image_urls"] = [ref]
            # expect: logged-url
            logger.info("reference {}", ref)
        async with self._session.post(self.root + "/submit", json=payload) as resp:
            if resp.status == 429:
                raise RuntimeError("slow down")
            resp.raise_for_status()
            return (await resp.json())["data"]["task_id"]

    async def peek(self, task_id):
        async with self._session.get(f"{self.root}/status/{task_id}") as resp:
            return (await resp.json())["data"]

    def report(self):
        # expect: logged-prompt
        logger.debug("last prompt was {}", self._last_prompt)


class Imagine(commands.Cog):
    def __init__(self, bot):
        self.bot = bot
        self.api = Apidot(os.environ["APIDOT_API_KEY"])

    async def cog_load(self):
        await self.api.open()

    @app_commands.command()
    async def imagine(self, inter: discord.Interaction, prompt: str, ref: Optional[discord.Attachment] = None):
        await inter.response.defer()
        task_id = await self.api.imagine(prompt, ref.url if ref else None)
        logger.info("{} -> {}", inter.user.id, task_id)
        data = {}
        for _ in range(120):
            await asyncio.sleep(2)
            data = await self.api.peek(task_id)
            if data["status"] in ("finished", "failed"):
                break
        if data.get("status") == "finished":
            # expect: invented-response-field
            await inter.followup.send(data["image_url"])
        else:
            self.api.report()
            await inter.followup.send(data.get("error_message") or "too slow, sorry")


async def setup(bot):
    await bot.add_cog(Imagine(bot))
