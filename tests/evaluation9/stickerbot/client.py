import asyncio
import logging

import aiohttp

log = logging.getLogger(__name__)
ROOT = "https://api.apidot.ai/api/generate"


class PictureError(Exception):
    pass


class PictureClient:
    def __init__(self, session: aiohttp.ClientSession, key: str, hook: str | None = None):
        self._session = session
        self._headers = {"Authorization": f"Bearer {key}"}
        self._hook = hook

    async def sticker(self, prompt: str, photo: str) -> str:
        body = {
            "model": "kling-o1-image-edit",
            "input": {
                "prompt": prompt,
                # expect: invented-field
                "imageUrls": [photo],
                "size": "1:1",
                "output_format": "png",
            },
        }
        if self._hook:
            body["callback_url"] = self._hook
            # expect: logged-url
            log.debug("callbacks go to %s", self._hook)
        async with self._session.post(f"{ROOT}/submit", json=body, headers=self._headers) as answer:
            if answer.status >= 400:
                log.error("submit failed: %s %s", answer.status, await answer.text())
                raise PictureError("submit")
            created = await answer.json()
        return created["data"]["task_id"]

    async def state(self, task_id: str) -> dict:
        async with self._session.get(f"{ROOT}/status/{task_id}", headers=self._headers) as answer:
            answer.raise_for_status()
            return (await answer.json())["data"]

    async def wait(self, task_id: str, tries: int = 60) -> list[str]:
        for _ in range(tries):
            data = await self.state(task_id)
            log.debug("task %s: %s %s%%", task_id, data["status"], data.get("progress"))
            if data["status"] == "finished":
                return [f["file_url"] for f in data["files"]]
            if data["status"] == "failed":
                raise PictureError(data.get("error_message"))
            await asyncio.sleep(4)
        raise PictureError("timeout")
