from __future__ import annotations

import logging
import os
import random
import time

import httpx

from .redact import public_part

log = logging.getLogger(__name__)
_http = httpx.Client(base_url="https://api.apidot.ai", timeout=30)


class Rejected(Exception):
    pass


def _auth() -> dict[str, str]:
    return {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


def submit(body: dict) -> str:
    log.info("submit %s", public_part(body))
    for attempt in range(5):
        try:
            answer = _http.post("/api/generate/submit", json=body, headers=_auth())
        except httpx.TransportError as exc:
            log.warning("attempt %d: %s", attempt, type(exc).__name__)
        else:
            if answer.is_success:
                return answer.json()["data"]["task_id"]
            log.warning("attempt %d: %s %s", attempt, answer.status_code, answer.text)
            if answer.status_code != 429 and answer.status_code < 500:
                raise Rejected(answer.json()["error"]["message"])
        time.sleep(2**attempt + random.random())
    raise Rejected("no answer")


def status(task_id: str) -> dict:
    answer = _http.get(f"/api/generate/status/{task_id}", headers=_auth())
    answer.raise_for_status()
    return answer.json()["data"]
