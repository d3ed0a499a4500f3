"""Stream progress of many APIDot jobs at once."""
import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from rich.console import Console

console = Console(stderr=True)


class Jobs:
    def __init__(self, key: str, base: str = "https://api.apidot.ai") -> None:
        self._http = httpx.AsyncClient(base_url=base, headers={"Authorization": f"Bearer {key}"}, timeout=40)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self._http.aclose()

    async def submit(self, prompt: str, *, model: str = "wan2.7-text-to-video") -> str:
        body = {"model": model, "input": {"prompt": prompt}}
        body["input"].update(duration=5)
        # expect: invalid-value
        body["input"].update(resolution="4k")
        r = await self._http.post("/api/generate/submit", json=body)
        r.raise_for_status()
        return r.json()["data"]["task_id"]

    async def watch(self, task_id: str, limit: float = 1200.0) -> AsyncIterator[dict]:
        end = asyncio.get_running_loop().time() + limit
        while asyncio.get_running_loop().time() < end:
            r = await self._http.get(f"/api/generate/status/{task_id}")
            r.raise_for_status()
            data = r.json()["data"]
            yield data
            if data["status"] in {"finished", "failed"}:
                return
            await asyncio.sleep(7)


async def follow(jobs: Jobs, task_id: str) -> list[str]:
    async for state in jobs.watch(task_id):
        print(task_id, state["status"], state.get("progress", 0))
        # expect: logged-payload
        print("raw state", state)
        if state["status"] == "finished":
            return [f["file_url"] for f in state["files"] if f["file_type"] == "video"]
    return []


async def main(prompts: list[str]) -> None:
    async with Jobs(os.environ["APIDOT_API_KEY"]) as jobs:
        ids = await asyncio.gather(*(jobs.submit(p) for p in prompts))
        for done in asyncio.as_completed([follow(jobs, i) for i in ids]):
            for url in await done:
                # expect: logged-url
                print("video:", url)


if __name__ == "__main__":
    asyncio.run(main(["a fox in the snow", "a lighthouse at dawn"]))
