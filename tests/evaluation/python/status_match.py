from __future__ import annotations

import asyncio
import enum
import os
from typing import Any, NoReturn

import httpx


class State(enum.Enum):
    WAITING = "waiting"
    DONE = "done"
    BROKEN = "broken"


# how the service's words map to ours
STATES = {
    "not_started": State.WAITING,
    "running": State.WAITING,
    # expect: invented-status
    "queued": State.WAITING,
    "finished": State.DONE,
    "failed": State.BROKEN,
}


class Kling:
    """Kling O1 image edits by way of APIDot."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    @classmethod
    def connect(cls) -> Kling:
        key = os.environ["APIDOT_API_KEY"]
        return cls(httpx.AsyncClient(base_url="https://api.apidot.ai", headers={"Authorization": f"Bearer {key}"}))

    async def _data(self, method: str, path: str, **kwargs: Any) -> dict[str, Any]:
        response = await self._client.request(method, path, **kwargs)
        response.raise_for_status()
        return response.json()["data"]

    async def edit(self, prompt: str, *urls: str) -> list[str]:
        task = await self._data(
            "POST",
            "/api/generate/submit",
            json={"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": [*urls]}},
        )
        for _ in range(150):
            await asyncio.sleep(2)
            task = await self._data("GET", f"/api/generate/status/{task['task_id']}")
            match STATES.get(task["status"]):
                case State.DONE:
                    return [f["file_url"] for f in task["files"]]
                case State.BROKEN:
                    self._give_up(task)
        raise TimeoutError(task["task_id"])

    @staticmethod
    def _give_up(task: dict[str, Any]) -> NoReturn:
        # expect: invented-response-field
        raise RuntimeError(f"{task['task_id']}: {task['fail_reason']}")

    async def cancelled(self, task_id: str) -> bool:
        task = await self._data("GET", f"/api/generate/status/{task_id}")
        match task["status"]:
            # expect: invented-status
            case "cancelled" | "failed":
                return True
            case _:
                return False


async def main() -> None:
    kling = Kling.connect()
    urls = await kling.edit("make it snow", "https://example.com/street.jpg")
    # expect: logged-url
    print(*urls, sep="\n")


if __name__ == "__main__":
    asyncio.run(main())
