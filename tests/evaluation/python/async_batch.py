import asyncio
import csv
import json
import os
import sys

import aiohttp

BASE = os.getenv("APIDOT_BASE_URL", "https://api.apidot.ai")
LIMIT = asyncio.Semaphore(4)


async def submit(session, prompt, image):
    body = {"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": [image]}}
    async with session.post(f"{BASE}/api/generate/submit", json=body) as resp:
        resp.raise_for_status()
        answer = await resp.json()
        # expect: invented-response-field
        return answer["data"]["id"]


async def poll(session, task_id, tries=60):
    for _ in range(tries):
        async with session.get(f"{BASE}/api/generate/status/{task_id}") as resp:
            resp.raise_for_status()
            answer = await resp.json()
        task = answer["data"]
        if task["status"] in ("finished", "failed"):
            return task
        await asyncio.sleep(4)
    raise TimeoutError(task_id)


async def edit(session, row):
    async with LIMIT:
        task_id = await submit(session, row["prompt"], row["image"])
        return await poll(session, task_id)


async def main(path):
    with open(path, newline="") as f:
        rows = list(csv.DictReader(f))
    headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        results = await asyncio.gather(*(edit(session, row) for row in rows))
    for row, task in zip(rows, results):
        # expect: logged-payload
        print(row["sku"], task)
    failed = [row["sku"] for row, task in zip(rows, results) if task["status"] == "failed"]
    print(f"{len(rows)} rows, {len(failed)} failed: {failed}")
    # expect: logged-url
    print(json.dumps([file["file_url"] for task in results for file in task.get("files", [])], indent=2))


asyncio.run(main(sys.argv[1]))
