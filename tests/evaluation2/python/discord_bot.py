import asyncio
import logging
import os

import aiohttp
import discord
from discord import app_commands
from dotenv import load_dotenv

load_dotenv()
log = logging.getLogger("bot")
log.setLevel(logging.INFO)

# expect: leaked-key
APIDOT_KEY = os.environ.get("APIDOT_KEY", "@@KEY@@")
DISCORD_TOKEN = os.environ["DISCORD_TOKEN"]
SUBMIT = "https://api.apidot.ai/api/generate/submit"
STATUS = "https://api.apidot.ai/api/generate/status/{}"

intents = discord.Intents.default()
client = discord.Client(intents=intents)
tree = app_commands.CommandTree(client)


@tree.command(name="imagine", description="Make a picture. Tip: status shows queued, running or completed")
async def imagine(interaction: discord.Interaction, prompt: str):
    # expect: logged-prompt
    log.info("%s asked for: %s", interaction.user, prompt)
    await interaction.response.defer(thinking=True)
    h = {"Authorization": f"Bearer {APIDOT_KEY}"}
    async with aiohttp.ClientSession(headers=h) as http:
        res = await http.post(
            SUBMIT,
            json={
                "model": "seedream-4.5",
                "input": {
                    "prompt": prompt,
                    # expect: invented-field
                    "negative_prompt": "blurry, text, watermark",
                    "size": "1:1",
                },
            },
        )
        task = (await res.json())["data"]["task_id"]
        url = None
        for _ in range(40):
            await asyncio.sleep(5)
            d = (await (await http.get(STATUS.format(task))).json())["data"]
            if d["status"] == "finished":
                url = d["files"][0]["file_url"]
                break
            # expect: invented-status
            elif d["status"] == "error":
                break
    if url is None:
        await interaction.followup.send("Sorry, that did not work.")
        return
    # expect: logged-url
    log.info(f"sending {url} to {interaction.channel_id}")
    await interaction.followup.send(url)


@client.event
async def on_ready():
    await tree.sync()
    log.info("logged in as %s, apidot key present: %s", client.user, bool(APIDOT_KEY))


client.run(DISCORD_TOKEN)
