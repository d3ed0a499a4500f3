# upscale old family photos, asyncio version
# pip install aiohttp rich
import asyncio, os, pathlib
import aiohttp
from rich.console import Console

console = Console()
KEY = os.environ["APIDOT_API_KEY"]
BASE = "https://api.apidot.ai"

async def upload(s, path):
    form = aiohttp.FormData()
    form.add_field("file", path.open("rb"), filename=path.name)
    # expect: invented-endpoint
    async with s.post(f"{BASE}/api/common/upload", data=form) as r:
        j = await r.json()
    url = j["data"]["url"]
    # expect: logged-url
    print("uploaded", path.name, "to", url)
    return url

async def one(s, path, sem):
    async with sem:
        src = await upload(s, path)
        body = {
            "model": "nano-banana-2-edit",
            # expect: missing-field
            "input": {
                "image_urls": [src],
                "resolution": "4K",
            },
        }
        async with s.post(f"{BASE}/api/generate/submit", json=body) as r:
            res = await r.json()
        # expect: invented-response-field
        tid = res["data"]["id"]
        state = None
        for _ in range(120):
            await asyncio.sleep(3)
            async with s.get(f"{BASE}/api/generate/status/{tid}") as r:
                state = (await r.json())["data"]
            # expect: invented-status
            if state["status"] in ("finished", "failed", "cancelled"):
                break
        if state["status"] != "finished":
            print(path.name, "gave up:", state.get("error_message"))
            return
        async with aiohttp.ClientSession() as plain, plain.get(state["files"][0]["file_url"]) as img:
            path.with_suffix(".4k.png").write_bytes(await img.read())

async def main():
    sem = asyncio.Semaphore(3)
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {KEY}"}) as s:
        await asyncio.gather(*(one(s, p, sem) for p in sorted(pathlib.Path("in").glob("*.jpg"))))

asyncio.run(main())
