"""A small asynchronous client for APIDot: submit, wait, fetch."""
from __future__ import annotations

import asyncio
import logging
import os
import random
from dataclasses import dataclass, field
from typing import Any

import httpx

log = logging.getLogger(__name__)


class DotError(RuntimeError):
    """The task or the request failed."""


@dataclass(slots=True)
class DotClient:
    api_key: str = field(default_factory=lambda: os.environ["APIDOT_API_KEY"], repr=False)
    base_url: str = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai")
    max_tries: int = 40

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.api_key}", "Content-Type": "application/json"}

    async def submit(self, client: httpx.AsyncClient, prompt: str, seed: int | None = None) -> str:
        body: dict[str, Any] = {
            "model": "nano-banana-2",
            "input": {"prompt": prompt, "resolution": "2K", "size": "16:9", "output_format": "webp"},
        }
        if seed is not None:
            body["input"]["seed"] = seed
        log.debug("submitting a prompt of %d characters, key set: %s", len(prompt), bool(self.api_key))
        response = await client.post(f"{self.base_url}/api/generate/submit", json=body, headers=self._headers())
        if response.is_error:
            log.error("APIDot refused with %d: %s", response.status_code, response.text)
            raise DotError(response.status_code)
        task_id = response.json()["data"]["task_id"]
        log.info("task %s", task_id)
        return task_id

    async def wait(self, client: httpx.AsyncClient, task_id: str) -> list[str]:
        for attempt in range(self.max_tries):
            response = await client.get(f"{self.base_url}/api/generate/status/{task_id}", headers=self._headers())
            response.raise_for_status()
            data = response.json()["data"]
            log.info("%s: %s (%s %%)", task_id, data["status"], data.get("progress"))
            if data["status"] == "finished":
                files = data.get("files") or data.get("output", {}).get("files", [])
                return [entry["file_url"] for entry in files if entry["file_type"] == "image"]
            if data["status"] == "failed":
                raise DotError(data.get("error_message"))
            await asyncio.sleep(min(30, 2 + attempt) + random.random())
        raise DotError(f"{task_id} is not done yet")
