"""A neat client for APIDot's Kling image models."""
from __future__ import annotations

import logging
import os
import random
import time
from dataclasses import dataclass

import requests

log = logging.getLogger(__name__)
RETRIABLE = {429, 500, 502, 503}


@dataclass
class Job:
    task_id: str
    status: str


class KlingClient:
    base = "https://api.apidot.ai/api/generate"

    def __init__(self, key: str | None = None):
        self._key = key or os.environ["APIDOT_API_KEY"]
        log.debug("client ready, key of %d characters", len(self._key))

    def _headers(self):
        return {"Authorization": f"Bearer {self._key}", "Content-Type": "application/json"}

    def submit(self, prompt: str, images: list[str]) -> Job:
        body = {
            "model": "kling-o1-image-edit",
            "input": {"prompt": prompt, "image_urls": images, "resolution": "1K", "size": "auto"},
        }
        for n in range(5):
            res = requests.post(f"{self.base}/submit", json=body, headers=self._headers(), timeout=30)
            if res.status_code not in RETRIABLE:
                break
            time.sleep(2 ** n + random.random())
        res.raise_for_status()
        data = res.json()["data"]
        log.info("submitted %s (%d images)", data["task_id"], len(images))
        return Job(data["task_id"], data["status"])

    def wait(self, job: Job, limit: float = 300) -> list[str]:
        end = time.time() + limit
        while time.time() < end:
            res = requests.get(f"{self.base}/status/{job.task_id}", headers=self._headers(), timeout=30)
            data = res.json()["data"]
            log.info("%s %s %s", job.task_id, data["status"], data.get("progress"))
            if data["status"] == "finished":
                return [f["file_url"] for f in data["files"]]
            if data["status"] == "failed":
                raise RuntimeError(data["error_message"])
            time.sleep(4)
        raise TimeoutError(job.task_id)
