import asyncio
import os
import sys

import aiohttp
from loguru import logger

HOST = "https://api.apidot.ai"
# expect: leaked-key
KEY = os.getenv("APIDOT_API_KEY", "@@KEY@@")


async def fire(http, line):
    body = {"model": "z-image", "input": {"prompt": line, "size": "1:1"}}
    # expect: task-id-not-saved
    async with http.post(f"{HOST}/api/generate/submit", json=body) as res:
        answer = await res.json()
        logger.info("code {}", answer["code"])


async def keep(http, line, out):
    # expect: missing-field
    body = {"model": "z-image", "input": {"prompt": line}}
    async with http.post(f"{HOST}/api/generate/submit", json=body) as res:
        answer = await res.json()
        out.append(answer["data"]["task_id"])


async def main(path):
    headers = {"Authorization": f"Bearer {KEY}"}
    # expect: logged-key
    logger.debug("headers {}", headers)
    logger.debug("key {}…", KEY[:4])
    out = []
    async with aiohttp.ClientSession(headers=headers) as http:
        with open(path) as fh:
            for line in fh:
                await fire(http, line.strip())
                await keep(http, line.strip(), out)
    logger.info("kept {} ids", len(out))
    with open("ids.txt", "w") as fh:
        fh.write("\n".join(out))


asyncio.run(main(sys.argv[1]))
