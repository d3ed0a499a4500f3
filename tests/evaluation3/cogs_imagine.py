import asyncio
import os
import traceback

import aiohttp
import discord
from discord.ext import commands
from loguru import logger

ENDPOINT = "https://api.apidot.ai/api/generate"

STYLES = {
    "photo": "gpt-image-2",
    "anime": "seedream-4.5",
    # expect: invented-model
    "logo": "nano-banana-ultra",
    "poster": "z-image",
}


class Imagine(commands.Cog):
    def __init__(self, bot):
        self.bot = bot
        self.http: aiohttp.ClientSession | None = None
        self.jobs: dict[int, str] = {}

    async def cog_load(self):
        self.http = aiohttp.ClientSession(headers={"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"})

    async def _submit(self, style: str, prompt: str) -> str:
        payload = {"model": STYLES[style], "input": {"prompt": prompt, "size": "1:1"}}
        for attempt in range(6):
            try:
                # expect: retry-invalid-payload
                async with self.http.post(f"{ENDPOINT}/submit", json=payload) as r:
                    r.raise_for_status()
                    j = await r.json()
                    return j["data"]["task_id"]
            except Exception as e:
                logger.warning("attempt {} failed ({})", attempt, type(e).__name__)
                await asyncio.sleep(2 ** attempt)
        raise RuntimeError("gave up")

    async def _result(self, task_id: str):
        for _ in range(120):
            async with self.http.get(f"{ENDPOINT}/status/{task_id}") as r:
                j = await r.json()
            match j["data"]["status"]:
                case "finished":
                    return j["data"]["files"][0]["file_url"]
                case "failed":
                    raise RuntimeError(j["data"]["error_message"])
                # expect: invented-status
                case "queued":
                    await asyncio.sleep(6)
                case _:
                    await asyncio.sleep(3)
        raise TimeoutError

    @commands.hybrid_command()
    async def imagine(self, ctx, style: str, *, prompt: str):
        await ctx.defer()
        try:
            tid = await self._submit(style, prompt)
            self.jobs[ctx.author.id] = tid
            link = await self._result(tid)
        except Exception:
            traceback.print_exc()
            return await ctx.send("nope")
        # expect: logged-url
        logger.success("{} got {}", ctx.author.id, link)
        em = discord.Embed(title="Here you go")
        em.set_image(url=link)
        await ctx.send(embed=em)


async def setup(bot):
    await bot.add_cog(Imagine(bot))
