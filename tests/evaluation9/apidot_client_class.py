"""
APIDot API Client
A comprehensive, production-ready client for the APIDot image generation API.
"""

import logging
import os
import random
import time
from typing import Any, Dict, List, Optional

import requests

logger = logging.getLogger(__name__)


class APIDotError(Exception):
    """Base exception for all client errors."""


class InsufficientCreditsError(APIDotError):
    """Raised when the account has no credits left (HTTP 402)."""


class APIDotClient:
    """
    Example:
        >>> client = APIDotClient(api_key="YOUR_API_KEY_HERE")
        >>> client.generate_image("a red balloon")
    """

    DEFAULT_BASE_URL = "https://api.apidot.ai"
    TERMINAL_STATES = {"finished", "failed"}
    RETRYABLE = {429, 500, 502, 503, 504}

    def __init__(self, api_key: Optional[str] = None, timeout: int = 30, max_retries: int = 3):
        self.api_key = api_key or os.getenv("APIDOT_API_KEY")
        if not self.api_key:
            raise ValueError("API key is required: set APIDOT_API_KEY or pass api_key=")
        self.timeout = timeout
        self.max_retries = max_retries
        self.session = requests.Session()
        self.session.headers.update({"Authorization": f"Bearer {self.api_key}"})
        logger.debug("client ready, key of %d characters (%s…)", len(self.api_key), self.api_key[:4])

    def _request(self, method: str, path: str, **kwargs: Any) -> Dict[str, Any]:
        for attempt in range(self.max_retries):
            response = self.session.request(method, self.DEFAULT_BASE_URL + path, timeout=self.timeout, **kwargs)
            if response.status_code == 402:
                raise InsufficientCreditsError("out of credits")
            if response.status_code in self.RETRYABLE:
                delay = 2**attempt + random.random()
                logger.warning("HTTP %d, next try in %.1f s", response.status_code, delay)
                time.sleep(delay)
                continue
            if not response.ok:
                logger.error("HTTP %d: %s", response.status_code, response.text)
                raise APIDotError(f"HTTP {response.status_code}")
            return response.json()
        raise APIDotError("no success after retries")

    def generate_image(self, prompt: str, size: str = "1:1", resolution: str = "1K") -> List[str]:
        body = {
            "model": "gpt-image-2",
            "input": {"prompt": prompt, "size": size, "resolution": resolution, "quality": "high"},
        }
        answer = self._request("POST", "/api/generate/submit", json=body)
        task_id = answer["data"]["task_id"]
        logger.info("task created: %s", task_id)
        return self.wait_for_files(task_id)

    def wait_for_files(self, task_id: str, interval: float = 3.0, timeout: float = 300.0) -> List[str]:
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            data = self._request("GET", f"/api/generate/status/{task_id}")["data"]
            if data["status"] in self.TERMINAL_STATES:
                if data["status"] != "finished":
                    raise APIDotError(data.get("error_message", "unknown"))
                return [item["file_url"] for item in data["files"]]
            time.sleep(interval)
        raise APIDotError(f"task {task_id} timed out")
