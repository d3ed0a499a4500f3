"""Many pictures at once through APIDot, politely. CSV in, CSV out."""
import asyncio
import csv
import hashlib
import os
import random
import sys

import httpx

RETRY = {408, 429, 500, 502, 503, 504}
gate = asyncio.Semaphore(4)


async def submit(http, prompt):
    body = {"model": "flux-2-pro", "input": {"prompt": prompt, "size": "1:1", "resolution": "1K"}}
    for attempt in range(5):
        r = await http.post("/api/generate/submit", json=body)
        if r.status_code not in RETRY:
            r.raise_for_status()
            return r.json()["data"]["task_id"]
        await asyncio.sleep(2**attempt * random.uniform(0.5, 1.5))
    raise RuntimeError("gave up")


async def wait(http, task_id, limit=200):
    for n in range(limit):
        await asyncio.sleep(min(2 + n, 15))
        r = await http.get(f"/api/generate/status/{task_id}")
        if r.status_code in RETRY:
            continue
        task = r.json()["data"]
        if task["status"] == "finished":
            return [f["file_url"] for f in (task.get("files") or task["output"]["files"])]
        if task["status"] == "failed":
            print(task_id, "failed:", task.get("error_message"), file=sys.stderr)
            return []
    return []


async def one(http, row, out):
    async with gate:
        task_id = await submit(http, row["prompt"])
        digest = hashlib.sha256(row["prompt"].encode()).hexdigest()[:10]
        print(f"{digest} -> {task_id} ({len(row['prompt'])} chars)", file=sys.stderr)
        urls = await wait(http, task_id)
    out.writerow({"task": task_id, "count": len(urls), "urls": " ".join(urls)})


async def main(source, target):
    headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    with open(source, newline="") as a, open(target, "w", newline="") as b:
        out = csv.DictWriter(b, ["task", "count", "urls"])
        out.writeheader()
        async with httpx.AsyncClient(base_url="https://api.apidot.ai", headers=headers) as http:
            await asyncio.gather(*(one(http, row, out) for row in csv.DictReader(a)))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:3]))
