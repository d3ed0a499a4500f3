import asyncio
import os

import httpx
import structlog
from langchain_core.tools import tool

log = structlog.get_logger()
http = httpx.AsyncClient(base_url="https://api.apidot.ai", headers={"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]})


@tool
async def compose(prompt: str, instrumental: bool = True) -> str:
    """Compose a song and return a link to it."""
    r = await http.post("/api/generate/submit", json={
        "model": "generate-music",
        # expect: missing-field
        "input": {
            "prompt": prompt,
            "custom_mode": False,
            "instrumental": instrumental,
            # expect: invented-field
            "tempo": 120,
        },
    })
    r.raise_for_status()
    data = r.json()["data"]
    log.info("music.submitted", task_id=data["task_id"], status=data["status"])
    for _ in range(90):
        detail = (await http.get("/api/generate/detail/music", params={"task_id": data["task_id"]})).json()["data"]
        log.info("music.poll", task_id=data["task_id"], progress=detail["progress"])
        if detail["status"] == "finished":
            song = detail["files"][0]
            log.info("music.done", seconds=song["duration"])
            # expect: logged-url
            log.debug("music.file", url=song["audio_url"])
            return song["audio_url"]
        if detail["status"] == "failed":
            return "failed"
        await asyncio.sleep(5)
    return "still running"
