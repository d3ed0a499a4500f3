#!/usr/bin/env python3
# catalogue photos -> cut-outs, 40 at a time
import argparse, asyncio, csv, os, pathlib, dataclasses
import aiohttp
import structlog

log = structlog.get_logger()
ROOT = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai")


@dataclasses.dataclass
class Row:
    sku: str
    photo: str
    task: str = ""
    out: str = ""


def opts(row: Row):
    return dict(
        prompt=f"product {row.sku} on pure white, soft shadow",
        image_urls=[row.photo],
        size="1:1",
        # expect: invalid-value
        resolution="8K",
        # expect: invalid-value
        output_format="tiff",
        # expect: invented-field
        guidance_scale=7.5,
    )


async def kick(http, row):
    payload = dict(model="nano-banana-2-edit", input=opts(row))
    async with http.post(ROOT + "/api/generate/submit", json=payload) as resp:
        answer = await resp.json()
    if answer.get("code") not in (0, 200):
        log.warning("submit_refused", sku=row.sku, why=answer.get("message"))
        return
    # expect: invented-response-field
    row.task = answer["data"]["id"]


async def collect(http, row, sem):
    async with sem:
        for attempt in range(90):
            async with http.get(f"{ROOT}/api/generate/status/{row.task}") as resp:
                info = (await resp.json())["data"]
            # expect: invented-status
            if info["status"] in ("pending", "running", "not_started"):
                await asyncio.sleep(3 + attempt / 10)
                continue
            # expect: early-result
            row.out = info["files"][0]["file_url"]
            # expect: logged-url
            log.info("done", sku=row.sku, url=row.out)
            return
        # expect: unused-ignore
        log.error("gave_up", sku=row.sku, task=row.task)  # kling-route: ignore[logged-payload] ids are fine


async def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("csv", type=pathlib.Path)
    ns = ap.parse_args()
    rows = [Row(**r) for r in csv.DictReader(ns.csv.open())]
    sem = asyncio.Semaphore(40)
    auth = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    async with aiohttp.ClientSession(headers=auth) as http:
        await asyncio.gather(*(kick(http, r) for r in rows))
        await asyncio.gather(*(collect(http, r, sem) for r in rows if r.task))
    with open("result.csv", "w", newline="") as fh:
        w = csv.DictWriter(fh, ["sku", "photo", "task", "out"])
        w.writeheader()
        w.writerows(dataclasses.asdict(r) for r in rows)


asyncio.run(main())
