"""Cog de imagens do servidor. Usa a APIDot (Kling O3)."""
import asyncio
import os

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

API = "https://api.apidot.ai"
CHAVE = os.getenv("APIDOT_API_KEY")


class Imagens(commands.Cog):
    def __init__(self, bot):
        self.bot = bot
        self.sessao = None

    async def cog_load(self):
        self.sessao = aiohttp.ClientSession(headers={"Authorization": f"Bearer {CHAVE}"})

    async def cog_unload(self):
        await self.sessao.close()

    async def _enviar(self, prompt, formato):
        corpo = {
            "model": "kling-o3-image",
            "input": {
                "prompt": prompt,
                # expect: invented-field
                "aspect_ratio": formato,
                "resolution": "2K",
            },
        }
        async with self.sessao.post(f"{API}/api/generate/submit", json=corpo) as r:
            d = await r.json()
            if r.status != 200:
                raise RuntimeError(d.get("error", {}).get("message", "erro"))
            return d["data"]["task_id"]

    # fica perguntando até acabar
    async def _esperar(self, tid):
        # expect: unbounded-polling
        while True:
            async with self.sessao.get(f"{API}/api/generate/status/{tid}") as r:
                d = (await r.json())["data"]
            if d["status"] == "finished":
                return d["files"][0]["file_url"]
            # expect: invented-status
            if d["status"] == "error":
                raise RuntimeError("a geração falhou")
            await asyncio.sleep(4)

    @app_commands.command(name="imagine", description="desenha o que você pedir")
    async def imagine(self, inter: discord.Interaction, prompt: str, formato: str = "1:1"):
        await inter.response.defer()
        # expect: logged-prompt
        print(f"[{inter.user}] pediu: {prompt}")
        tid = await self._enviar(prompt, formato)
        print("tarefa", tid)
        url = await self._esperar(tid)
        await inter.followup.send(embed=discord.Embed(title="pronto!").set_image(url=url))


async def setup(bot):
    await bot.add_cog(Imagens(bot))
