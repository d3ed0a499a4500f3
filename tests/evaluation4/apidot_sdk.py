"""A small synchronous wrapper around APIDot's generation endpoints."""
from __future__ import annotations

import logging
import os
import random
import time
from dataclasses import dataclass, field
from typing import Any, Iterator

import requests

log = logging.getLogger(__name__)
TRANSIENT = {429, 500, 502, 503, 504}


class ApiDotError(Exception):
    def __init__(self, status: int, kind: str, message: str):
        super().__init__(f"{status} {kind}: {message}")
        self.status = status
        self.kind = kind


@dataclass(frozen=True)
class Task:
    task_id: str
    status: str
    progress: float = 0
    files: list[dict[str, str]] = field(default_factory=list, repr=False)
    error_message: str | None = None


class ApiDot:
    def __init__(self, key: str | None = None, base: str = "https://api.apidot.ai"):
        self._key = key or os.environ["APIDOT_API_KEY"]
        self._base = base.rstrip("/")
        self._http = requests.Session()
        self._http.headers["Authorization"] = f"Bearer {self._key}"

    def __repr__(self) -> str:
        return f"ApiDot(base={self._base!r}, key={'set' if self._key else 'missing'})"

    def _call(self, method: str, path: str, **kwargs: Any) -> dict[str, Any]:
        for attempt in range(5):
            answer = self._http.request(method, self._base + path, timeout=30, **kwargs)
            if answer.ok:
                return answer.json()["data"]
            if answer.status_code not in TRANSIENT or attempt == 4:
                error = answer.json().get("error", {})
                raise ApiDotError(answer.status_code, error.get("type", "unknown"), error.get("message", ""))
            pause = min(30, 2**attempt) * random.uniform(0.5, 1.5)
            log.info("HTTP %s, next try in %.1fs", answer.status_code, pause)
            time.sleep(pause)
        raise AssertionError("unreachable")

    def submit(self, model: str, callback_url: str | None = None, **fields: Any) -> str:
        body: dict[str, Any] = {"model": model, "input": fields}
        if callback_url:
            body["callback_url"] = callback_url
        data = self._call("POST", "/api/generate/submit", json=body)
        log.info("submitted %s as %s", model, data["task_id"])
        return data["task_id"]

    def status(self, task_id: str) -> Task:
        data = self._call("GET", f"/api/generate/status/{task_id}")
        return Task(
            task_id=data["task_id"],
            status=data["status"],
            progress=data.get("progress", 0),
            files=data.get("files") or data.get("output", {}).get("files", []),
            error_message=data.get("error_message"),
        )

    def states(self, task_id: str, every: float = 5, within: float = 900) -> Iterator[Task]:
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            task = self.status(task_id)
            yield task
            if task.status in ("finished", "failed"):
                return
            time.sleep(every)
        raise TimeoutError(task_id)

    def result(self, task_id: str) -> list[str]:
        task = None
        for task in self.states(task_id):
            log.debug("%s: %s %s%%", task_id, task.status, task.progress)
        if task is None or task.status != "finished":
            raise ApiDotError(200, "failed", task.error_message or "" if task else "")
        return [f["file_url"] for f in task.files]
