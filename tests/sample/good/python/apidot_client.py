"""Client for APIDot's asynchronous Kling O1 Image edits."""

from __future__ import annotations

import os
import random
import time
from typing import Any

import requests

API_KEY = os.environ.get("APIDOT_API_KEY", "")
BASE_URL = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai")
MODEL = "kling-o1-image-edit"

ATTEMPTS = 4
TRANSIENT = {429, 500, 502, 503, 504}


class ApidotError(RuntimeError):
    """The API refused a request, or a task failed."""


class ApidotClient:
    """Submits image edits and asks for their state."""

    def __init__(self, api_key: str = API_KEY, base_url: str = BASE_URL) -> None:
        if not api_key:
            raise ApidotError("APIDOT_API_KEY is not set")
        self._base_url = base_url.rstrip("/")
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {api_key}"

    def submit_edit(self, prompt: str, image_urls: list[str], callback_url: str | None = None) -> str:
        """Submit an edit and return its task id."""
        payload: dict[str, Any] = {
            "model": MODEL,
            "input": {
                "prompt": prompt,
                "image_urls": image_urls,
                "resolution": "2K",
                "size": "auto",
                "output_format": "png",
            },
        }
        if callback_url:
            payload["callback_url"] = callback_url
        answer = self._request("POST", "/api/generate/submit", json=payload)
        return answer["data"]["task_id"]

    def task(self, task_id: str) -> dict[str, Any]:
        """Return the current state of a task."""
        return self._request("GET", f"/api/generate/status/{task_id}")["data"]

    def wait(self, task_id: str, timeout: float = 300.0) -> list[str]:
        """Poll until the task is over and return the URLs of its files; `timeout` is in seconds."""
        deadline = time.monotonic() + timeout
        pause = 2.0
        while time.monotonic() < deadline:
            task = self.task(task_id)
            if task["status"] == "finished":
                return [file["file_url"] for file in task["files"]]
            if task["status"] == "failed":
                raise ApidotError(task.get("error_message") or "the task failed")
            time.sleep(pause)
            pause = min(pause * 1.5, 15.0)
        raise TimeoutError(f"task {task_id} is still running after {timeout:.0f} s")

    def _request(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        """Send a request; only network errors and transient answers are tried again."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                response = self._session.request(method, self._base_url + path, timeout=30, **options)
            except (requests.ConnectionError, requests.Timeout):
                if attempt == ATTEMPTS:
                    raise
            else:
                if response.ok:
                    return response.json()
                if response.status_code not in TRANSIENT or attempt == ATTEMPTS:
                    raise ApidotError(f"{method} {path} answered {response.status_code}")
            time.sleep(2**attempt + random.random())
        raise AssertionError("not reached")
