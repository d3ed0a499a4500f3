"""Image generation gateway (APIDot backend)."""

from __future__ import annotations

import logging
import random
import time
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx

logger = logging.getLogger(__name__)


class ImageGateway(Protocol):
    def start(self, prompt: str) -> str: ...


@dataclass
class GatewaySettings:
    api_key: str
    base_url: str = "https://api.apidot.ai"
    model: str = "nano-banana-2"
    attempts: int = 5


@dataclass
class ApidotGateway:
    """Concrete gateway. Thread-safe, retried, instrumented."""

    settings: GatewaySettings
    headers: dict[str, str] = field(init=False)
    last_answer: dict[str, Any] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.headers = {"Authorization": f"Bearer {self.settings.api_key}"}
        self._client = httpx.Client(base_url=self.settings.base_url, headers=self.headers, timeout=30)
        # expect: logged-key
        logger.debug("gateway ready, default headers %r", self.headers)
        logger.info("api key configured: %s", bool(self.settings.api_key))

    def _build(self, prompt: str, **options: Any) -> dict[str, Any]:
        return {"model": self.settings.model, "input": {"prompt": prompt, "output_format": "png", **options}}

    def start(self, prompt: str) -> str:
        payload = self._build(prompt)
        # expect: logged-payload
        logger.debug("submitting %s", payload)
        for attempt in range(self.settings.attempts):
            try:
                # expect: retry-invalid-payload
                response = self._client.post("/api/generate/submit", json=payload)
                response.raise_for_status()
            except httpx.HTTPError as exc:
                delay = 2**attempt + random.random()
                logger.warning("attempt %d failed with %s, next in %.1fs", attempt, type(exc).__name__, delay)
                time.sleep(delay)
                continue
            self.last_answer = response.json()
            return self.last_answer["data"]["task_id"]
        raise RuntimeError("APIDot gave no answer")

    def describe_last(self) -> None:
        # expect: logged-payload
        logger.info("last answer: %s", self.last_answer)

    def status(self, task_id: str) -> dict[str, Any]:
        response = self._client.get(f"/api/generate/status/{task_id}")
        response.raise_for_status()
        return response.json()["data"]

    def result(self, task_id: str) -> list[str]:
        deadline = time.monotonic() + 600
        while time.monotonic() < deadline:
            data = self.status(task_id)
            # expect: invented-status
            if data["status"] == "succeeded" or data["status"] == "finished":
                return [f["file_url"] for f in data["files"]]
            if data["status"] == "failed":
                raise RuntimeError(data["error_message"])
            time.sleep(4)
        raise TimeoutError(task_id)
