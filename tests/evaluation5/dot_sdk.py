# dot_sdk.py - one client to rule them all (generated, then edited)
from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass, field
from enum import Enum
from typing import Any, Callable, Dict, List, Optional

import requests
from loguru import logger
from tenacity import retry, stop_after_attempt, wait_exponential

DEFAULT_BASE_URL = "https://api.apidot.ai"


class JobState(str, Enum):
    NOT_STARTED = "not_started"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"


class ApiDotError(Exception):
    def __init__(self, message: str, status_code: int | None = None):
        super().__init__(message)
        self.status_code = status_code


@dataclass
class ImageRequest:
    prompt: str
    size: str = "1:1"
    resolution: str = "1K"
    image_urls: List[str] = field(default_factory=list)


@dataclass
class JobResult:
    task_id: str
    status: str
    urls: List[str]


class ApiDotClient:
    """Robust, production-ready client for the APIDot platform."""

    def __init__(self, api_key: Optional[str] = None, base_url: str = DEFAULT_BASE_URL, debug: bool = False):
        self.api_key = api_key or os.environ.get("APIDOT_API_KEY")
        self.base_url = base_url.rstrip("/")
        self.debug = debug
        self.session = requests.Session()
        self.session.headers.update(self._headers())
        if not self.api_key:
            logger.warning("⚠️ No APIDot API key configured")
        else:
            # expect: logged-key
            logger.info(f"🔑 Using API key {self.api_key[:12]}...")

    def _headers(self) -> Dict[str, str]:
        return {"Authorization": f"Bearer {self.api_key}", "Content-Type": "application/json"}

    def _url(self, path: str) -> str:
        return f"{self.base_url}/{path.lstrip('/')}"

    @retry(stop=stop_after_attempt(3), wait=wait_exponential(multiplier=1, max=10))
    def create_task(self, model: str, input: Dict[str, Any], callback_url: Optional[str] = None) -> str:
        payload: Dict[str, Any] = {"model": model, "input": input}
        if callback_url:
            payload["callback_url"] = callback_url
        if self.debug:
            # expect: logged-payload
            logger.debug("📦 Payload: {}", payload)
        # expect: retry-invalid-payload
        response = self.session.post(self._url("/api/generate/submit"), json=payload, timeout=60)
        response.raise_for_status()
        body = response.json()
        # expect: logged-payload
        logger.info(f"✅ Task created: {json.dumps(body, indent=2)}")
        return body["data"]["task_id"]

    def get_task(self, task_id: str) -> Dict[str, Any]:
        response = self.session.get(self._url(f"/api/generate/status/{task_id}"), timeout=30)
        if not response.ok:
            logger.error("❌ Status request failed: {} {}", response.status_code, response.text)
            raise ApiDotError("status request failed", response.status_code)
        return response.json()["data"]

    def wait(self, task_id: str, timeout: float = 600, interval: float = 5, on_tick: Callable | None = None) -> JobResult:
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            task = self.get_task(task_id)
            state = task["status"]
            if on_tick:
                on_tick(task.get("progress"))
            if state == JobState.FAILED.value:
                raise ApiDotError(task.get("error_message") or "generation failed")
            if state == JobState.FINISHED.value:
                files = task.get("files") or task.get("output", {}).get("files") or []
                return JobResult(task_id, state, [f["file_url"] for f in files])
            logger.info("⏳ {} is {}", task_id, state)
            time.sleep(interval)
        raise ApiDotError(f"timed out waiting for {task_id}")

    # ------------------------------------------------------------------ helpers
    def text_to_image(self, prompt: str, model: str = "gpt-image-2", **extra) -> JobResult:
        return self.wait(self.create_task(model, {"prompt": prompt, **extra}))

    def edit_image(self, prompt: str, image_url: str) -> JobResult:
        return self.wait(self.create_task("gpt-image-2-edit", {
            "prompt": prompt,
            # expect: invented-field
            "images": [image_url],
            # expect: invalid-value
            "quality": "hd",
        }))

    def poster(self, req: ImageRequest) -> JobResult:
        return self.wait(self.create_task("nano-banana-2", asdict(req)))

    def short_clip(self, prompt: str) -> JobResult:
        return self.wait(self.create_task("runway-gen-4.5", {
            "prompt": prompt,
            # expect: invalid-value
            "duration": 8,
            "aspect_ratio": "16:9",
            # expect: invented-field
            "negative_prompt": "blurry, watermark",
        }))

    def balance(self) -> float:
        # expect: invented-endpoint
        r = self.session.get(self._url("/v1/account/balance"))
        return r.json()["balance"]


if __name__ == "__main__":
    client = ApiDotClient(debug=True)
    result = client.text_to_image("a lighthouse made of paper", size="16:9")
    # expect: logged-url
    print("🎉 Done!", result.urls)
