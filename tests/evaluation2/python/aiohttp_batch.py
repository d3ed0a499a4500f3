#!/usr/bin/env python3
"""Batch generate product shots with nano-banana-2 (apidot.ai)"""

import asyncio
import csv
import sys
from os import environ

import aiohttp

HOST = "https://api.apidot.ai"
KEY = environ.get("APIDOT_API_KEY") or sys.exit("set APIDOT_API_KEY first")


async def submit(session, row):
    body = dict(model="nano-banana-2", input=dict(prompt=row["prompt"]))
    if row.get("size"):
        body["input"]["size"] = row["size"]
    # expect: invalid-value
    body["input"]["resolution"] = "8K"
    # expect: invented-field
    body["input"]["style"] = "studio"
    async with session.post(HOST + "/api/generate/submit", json=body) as r:
        answer = await r.json()
        if r.status >= 400:
            print("refused:", r.status, answer, file=sys.stderr)
            return None
        return answer["data"]["task_id"]


async def poll(session, task_id):
    # expect: unbounded-polling
    while True:
        async with session.get(f"{HOST}/api/generate/status/{task_id}") as r:
            data = (await r.json())["data"]
        match data["status"]:
            case "finished":
                return [f["file_url"] for f in data["files"]]
            case "failed":
                return []
            # expect: invented-status
            case "pending" | "running":
                await asyncio.sleep(3)
            case _:
                await asyncio.sleep(5)


async def one(session, sem, row):
    async with sem:
        task_id = await submit(session, row)
        return row["sku"], await poll(session, task_id) if task_id else []


async def main(path):
    with open(path, newline="") as fh:
        rows = list(csv.DictReader(fh))
    for row in rows:
        # expect: logged-prompt
        print(f"-> {row['prompt']}")
    sem = asyncio.Semaphore(4)
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {KEY}"}) as session:
        results = await asyncio.gather(*(one(session, sem, row) for row in rows))
    for sku, urls in results:
        print(sku, len(urls), "files")
        for url in urls:
            # expect: logged-url
            sys.stdout.write(url + "\n")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
