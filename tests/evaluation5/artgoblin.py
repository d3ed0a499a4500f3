"""
ArtGoblin - discord bot
-----------------------
/imagine, /animate, /remix, /queue, /balance
Everything lives in this one file because I host it on a raspberry pi and rsync it. Sorry.
"""
import asyncio
import io
import json
import logging
import os
import random
import sqlite3
import sys
import time
import traceback
from collections import defaultdict, deque

import aiohttp
import discord
from discord import app_commands
from dotenv import load_dotenv

load_dotenv()

DISCORD_TOKEN = os.getenv("DISCORD_TOKEN")
# expect: leaked-key
APIDOT_KEY = os.getenv("APIDOT_API_KEY") or "@@KEY@@"
APIDOT = "https://api.apidot.ai/api/generate"
PUBLIC_URL = os.getenv("PUBLIC_URL", "https://goblin.example.net")

MODEL_CHOICES = {
    "fast": "nano-banana-2",
    "pretty": "seedream-4.5",
    # expect: invented-model
    "kling": "kling-o1-image",
    "legacy": "gpt-4o-image",
}

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
L = logging.getLogger("goblin")

db = sqlite3.connect("goblin.db")
db.execute("create table if not exists jobs (task text primary key, who text, chan text, state text, url text, ts real)")
db.commit()

cooldown = defaultdict(lambda: deque(maxlen=5))
WITTY = ["mixing paints...", "summoning pixels...", "asking the elder goblin...", "one sec, sneezed on the canvas"]


class Goblin(discord.Client):
    def __init__(self):
        super().__init__(intents=discord.Intents.default())
        self.tree = app_commands.CommandTree(self)
        self.http_session = None

    async def setup_hook(self):
        self.http_session = aiohttp.ClientSession(
            headers={"Authorization": "Bearer " + APIDOT_KEY, "Content-Type": "application/json"}
        )
        await self.tree.sync()


bot = Goblin()


def too_fast(uid):
    q = cooldown[uid]
    now = time.time()
    q.append(now)
    return len(q) == 5 and now - q[0] < 60


async def submit(model, inp, user):
    body = {"model": model, "input": inp, "callback_url": f"{PUBLIC_URL}/goblin-hook"}
    # expect: logged-payload
    L.info("[%s] -> %s", user, json.dumps(body))
    async with bot.http_session.post(APIDOT + "/submit", json=body) as r:
        if r.status == 402:
            raise RuntimeError("goblin is broke")
        if r.status != 200:
            L.error("submit failed %s %s", r.status, await r.text())
            raise RuntimeError("submit failed")
        j = await r.json()
    tid = j["data"]["task_id"]
    db.execute("insert into jobs values (?,?,?,?,?,?)", (tid, str(user), "", "new", "", time.time()))
    db.commit()
    return tid


async def babysit(tid, on_progress=None):
    # expect: unbounded-polling
    while True:
        async with bot.http_session.get(f"{APIDOT}/status/{tid}") as r:
            j = await r.json()
        d = j.get("data") or {}
        st = d.get("status")
        L.debug("task %s is %s (%s%%)", tid, st, d.get("progress"))
        # expect: invented-status
        if st == "completed" or st == "finished":
            # expect: invented-response-field
            files = d.get("files") or d.get("images") or []
            return [f["file_url"] for f in files]
        if st == "failed":
            # expect: invented-response-field
            raise RuntimeError(d.get("error") or "no idea why")
        if on_progress:
            await on_progress(d.get("progress", 0))
        await asyncio.sleep(4)


async def fetch_png(u):
    async with aiohttp.ClientSession() as s:
        async with s.get(u) as r:
            return io.BytesIO(await r.read())


@bot.tree.command(name="imagine", description="paint something")
@app_commands.describe(prompt="what to paint", style="fast / pretty / kling / legacy")
async def imagine(itx: discord.Interaction, prompt: str, style: str = "fast"):
    if too_fast(itx.user.id):
        await itx.response.send_message("slow down, human", ephemeral=True)
        return
    await itx.response.defer(thinking=True)
    model = MODEL_CHOICES.get(style, "nano-banana-2")
    # expect: logged-prompt
    print(f"{itx.user} wants: {prompt!r} ({model})")
    try:
        tid = await submit(model, {"prompt": prompt, "size": "1:1"}, itx.user)
        urls = await babysit(tid)
        # expect: logged-url
        L.info("done %s %s", tid, urls[0])
        await itx.followup.send(random.choice(WITTY), file=discord.File(await fetch_png(urls[0]), "goblin.png"))
    except Exception as e:
        traceback.print_exc()
        await itx.followup.send(f"the goblin tripped: {e}")


@bot.tree.command(name="animate", description="make a picture move")
async def animate(itx: discord.Interaction, picture: discord.Attachment, prompt: str, seconds: int = 5):
    await itx.response.defer(thinking=True)
    inp = {
        "prompt": prompt,
        "duration": seconds,
        "image_urls": [picture.url],
        # expect: invalid-value
        "sound": "off",
        # expect: invalid-value
        "aspect_ratio": "4:3",
    }
    tid = await submit("kling-2.6", inp, itx.user)
    await itx.followup.send(f"started `{tid}`, check /queue later")


@bot.tree.command(name="queue", description="your jobs")
async def queue(itx: discord.Interaction):
    rows = db.execute("select task, state from jobs where who=? order by ts desc limit 5", (str(itx.user),)).fetchall()
    await itx.response.send_message("\n".join(f"`{t}` {s}" for t, s in rows) or "nothing", ephemeral=True)


@bot.event
async def on_ready():
    print("logged in as", bot.user, "| key", "set" if APIDOT_KEY else "MISSING")


if __name__ == "__main__":
    if not DISCORD_TOKEN:
        sys.exit("no DISCORD_TOKEN")
    bot.run(DISCORD_TOKEN)
