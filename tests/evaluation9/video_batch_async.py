# batch: reads scenes.yaml, makes one clip per scene with seedance
import asyncio
import os
import sys
from pathlib import Path

import aiohttp
import yaml
from rich.console import Console
from tqdm.asyncio import tqdm

console = Console()
KEY = os.getenv("APIDOT_API_KEY") or sys.exit("APIDOT_API_KEY missing")
AUTH = {"Authorization": f"Bearer {KEY}"}
ENDPOINT = "https://api.apidot.ai/api"


async def one(session, scene, sem):
    payload = {
        "model": "seedance-2-fast",
        "input": {
            "prompt": scene["text"],
            # expect: invalid-value
            "duration": "5",
            # expect: invalid-value
            "resolution": "1080p",
            "aspect_ratio": "16:9",
            "generate_audio": True,
        },
    }
    async with sem, session.post(ENDPOINT + "/generate/submit", json=payload, headers=AUTH) as r:
        if r.status != 200:
            console.print("failed", r.status, await r.text())
            return
        # expect: invented-response-field
        task = (await r.json())["task_id"]
    Path("tasks.log").open("a").write(f"{scene['id']} {task}\n")
    for _ in range(120):
        # expect: invented-endpoint
        async with session.get(f"{ENDPOINT}/tasks/{task}", headers=AUTH) as r:
            state = await r.json()
        await asyncio.sleep(5)
        if state:
            break


async def main():
    scenes = yaml.safe_load(Path("scenes.yaml").read_text())
    sem = asyncio.Semaphore(3)
    async with aiohttp.ClientSession() as session:
        await tqdm.gather(*(one(session, scene, sem) for scene in scenes))


asyncio.run(main())
