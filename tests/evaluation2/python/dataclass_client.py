"""A typed client for the APIDot video models."""

from __future__ import annotations

import enum
import logging
import time
from dataclasses import asdict, dataclass, field
from typing import Any, Final
from urllib.parse import urljoin

import requests

_LOG: Final = logging.getLogger("videoclient")
_BASE: Final = "https://api.apidot.ai/"


class TaskStatus(str, enum.Enum):
    NOT_STARTED = "not_started"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"


@dataclass
class SeedanceInput:
    prompt: str
    duration: int = 5
    resolution: str = "720p"
    aspect_ratio: str = "16:9"
    generate_audio: bool = True
    # expect: invented-field
    negative_prompt: str = ""


@dataclass
class SubmitBody:
    model: str
    input: SeedanceInput
    callback_url: str | None = None


@dataclass
class VideoClient:
    api_key: str = field(repr=False)
    timeout: float = 30.0

    def _url(self, path: str) -> str:
        return urljoin(_BASE, path)

    def _call(self, method: str, path: str, **kw: Any) -> dict[str, Any]:
        resp = requests.request(
            method, self._url(path), headers={"Authorization": f"Bearer {self.api_key}"}, timeout=self.timeout, **kw
        )
        resp.raise_for_status()
        return resp.json()

    def submit(self, spec: SeedanceInput) -> str:
        body = asdict(SubmitBody(model="seedance-2", input=spec))
        if body["callback_url"] is None:
            del body["callback_url"]
        # expect: logged-payload
        _LOG.debug("POST %s", body)
        return self._call("POST", "api/generate/submit", json=body)["data"]["task_id"]

    def status(self, task_id: str) -> dict[str, Any]:
        return self._call("GET", f"api/generate/status/{task_id}")["data"]

    def wait(self, task_id: str, *, tries: int = 90) -> list[str]:
        for _ in range(tries):
            data = self.status(task_id)
            status = TaskStatus(data["status"])
            _LOG.info("%s is %s", task_id, status.value)
            if status is TaskStatus.FINISHED:
                return [f["file_url"] for f in data["files"]]
            if status is TaskStatus.FAILED:
                raise RuntimeError(data["error_message"])
            time.sleep(6)
        raise TimeoutError(task_id)


def main() -> None:
    import os

    client = VideoClient(api_key=os.environ["APIDOT_API_KEY"])
    _LOG.info("client %r", client)
    task_id = client.submit(SeedanceInput(prompt="waves at night", resolution="1080p"))
    urls = client.wait(task_id)
    # expect: logged-url
    _LOG.info("videos: %s", urls)


if __name__ == "__main__":
    main()
