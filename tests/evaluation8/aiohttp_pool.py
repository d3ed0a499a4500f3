"""Thumbnails for a whole catalogue, eight at a time. The vendor is APIDot."""
import asyncio
import contextlib
import csv
import logging
import os
import sys

import aiohttp

log = logging.getLogger("pool")
API = "https://api.apidot.ai/api/generate"
TRIES, PAUSE = 100, 4


class Failed(Exception):
    """The task ended without a picture."""


@contextlib.asynccontextmanager
async def door():
    headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    async with aiohttp.ClientSession(headers=headers, raise_for_status=True) as session:
        yield session


async def submit(session, row):
    body = {
        "model": "seedream-4",
        "input": {"prompt": row["text"], "image_urls": [row["photo"]], "resolution": "1K", "n": 1},
    }
    async with session.post(f"{API}/submit", json=body) as answer:
        return (await answer.json())["data"]["task_id"]


async def finished(session, task):
    for _ in range(TRIES):
        async with session.get(f"{API}/status/{task}") as answer:
            data = (await answer.json())["data"]
        match data["status"]:
            case "finished":
                return [f["file_url"] for f in data["files"] if f["file_type"] == "image"]
            case "failed":
                raise Failed(data.get("error_message"))
            case other:
                log.debug("%s is %s at %s%%", task, other, data.get("progress"))
        await asyncio.sleep(PAUSE)
    raise Failed("too slow")


async def one(session, row, gate, out):
    async with gate:
        task = await submit(session, row)
        out.writerow([row["sku"], task, *await finished(session, task)])
        log.info("sku %s done, text of %d letters", row["sku"], len(row["text"]))


async def main(source, target):
    gate = asyncio.Semaphore(8)
    with open(source, newline="") as rows, open(target, "w", newline="") as result:
        out = csv.writer(result)
        async with door() as session:
            done = await asyncio.gather(
                *(one(session, row, gate, out) for row in csv.DictReader(rows)), return_exceptions=True)
    print(sum(isinstance(d, Exception) for d in done), "of", len(done), "failed")


if __name__ == "__main__":
    logging.basicConfig(level=os.environ.get("LOG", "INFO"))
    asyncio.run(main(*sys.argv[1:]))
