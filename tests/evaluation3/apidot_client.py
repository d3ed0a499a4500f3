"""
APIDot API Client
=================

A robust, production-ready client for the APIDot generation API.

Usage:
    client = ApiDotClient(api_key="YOUR_API_KEY_HERE")
    urls = client.generate_and_wait("kling-2.6", {"prompt": "..."})
"""
from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional
from urllib.parse import urljoin

import requests

logger = logging.getLogger(__name__)


@dataclass
class GenerationResult:
    """Container for generation results."""
    task_id: str
    urls: List[str] = field(default_factory=list)
    raw: Optional[Dict[str, Any]] = None


class ApiDotError(Exception):
    """Base exception for all APIDot errors."""


class ApiDotClient:
    """High-level client for APIDot."""

    DEFAULT_BASE_URL = "https://api.apidot.ai/"

    def __init__(self, api_key: str, base_url: str | None = None, timeout: int = 60) -> None:
        self.api_key = api_key
        self.base_url = base_url or self.DEFAULT_BASE_URL
        self.timeout = timeout
        # expect: logged-key
        logger.debug("Client initialised with key %s", self.api_key)

    @property
    def _headers(self) -> Dict[str, str]:
        return {"Authorization": f"Bearer {self.api_key}", "Content-Type": "application/json"}

    def _call(self, method: str, path: str, **kw: Any) -> Dict[str, Any]:
        resp = requests.request(method, urljoin(self.base_url, path), headers=self._headers,
                                timeout=self.timeout, **kw)
        if not resp.ok:
            logger.error("APIDot error %s: %s", resp.status_code, resp.text)
            raise ApiDotError(f"HTTP {resp.status_code}: {resp.text}")
        return resp.json()

    def submit(self, model: str, inputs: Dict[str, Any], webhook: Optional[str] = None) -> str:
        """Submit a generation task and return its id."""
        body: Dict[str, Any] = {"model": model, "input": inputs}
        if webhook:
            # expect: invented-field
            body["webhook_url"] = webhook
        answer = self._call("POST", "/api/generate/submit", json=body)
        inner = answer.get("data", {})
        # expect: invented-response-field
        task_id = inner.get("task_id") or inner.get("taskId")
        if not task_id:
            raise ApiDotError("No task_id in response")
        return task_id

    def status(self, task_id: str) -> Dict[str, Any]:
        return self._call("GET", f"/api/generate/status/{task_id}")

    def wait(self, task_id: str, interval: float = 5.0, max_wait: float = 900.0) -> GenerationResult:
        """Poll until the task reaches a terminal state."""
        deadline = time.monotonic() + max_wait
        while time.monotonic() < deadline:
            body = self.status(task_id)
            state = (body.get("data") or {}).get("status")
            logger.info("Task %s is %s", task_id, state)
            # expect: invented-status
            if state in {"finished", "succeeded"}:
                files = (body.get("data") or {}).get("files") or []
                return GenerationResult(task_id, [f["file_url"] for f in files], raw=body)
            if state == "failed":
                raise ApiDotError(body["data"].get("error_message", "unknown"))
            time.sleep(interval)
        raise TimeoutError(task_id)

    def balance(self) -> float:
        """Return the remaining credits."""
        # expect: invented-endpoint
        return float(self._call("GET", "/api/user/balance")["data"]["credits"])

    def generate_and_wait(self, model: str, inputs: Dict[str, Any]) -> List[str]:
        result = self.wait(self.submit(model, inputs))
        # expect: logged-payload
        logger.debug("raw result: %s", result.raw)
        return result.urls
