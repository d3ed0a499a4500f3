"""Queue worker for APIDot jobs. Log processors strip what must not leave the process."""
from __future__ import annotations

import os
import random
import time
from typing import Any
from urllib.parse import urlsplit

import redis
import requests
import structlog

PRIVATE = {"prompt", "image_urls", "callback_url", "authorization", "files"}


def redact(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: "[redacted]" if k.lower() in PRIVATE else redact(v) for k, v in value.items()}
    if isinstance(value, list):
        return [redact(v) for v in value]
    return value


log = structlog.get_logger(__name__)
queue = redis.Redis.from_url(os.environ["REDIS_URL"])
api = requests.Session()
api.headers["Authorization"] = f"Bearer {os.environ['APIDOT_API_KEY']}"
SUBMIT = "https://api.apidot.ai/api/generate/submit"


class Refused(Exception):
    """The API will never accept this body."""


def submit(body: dict[str, Any]) -> str:
    log.info("submit", body=redact(body), model=body["model"])
    for attempt in range(6):
        resp = api.post(SUBMIT, json=body, timeout=30)
        if resp.status_code == 429 or resp.status_code >= 500:
            pause = min(60, 2**attempt) * random.uniform(0.5, 1.5)
            log.warning("retry", status=resp.status_code, pause=round(pause, 1))
            time.sleep(pause)
            continue
        if not resp.ok:
            log.error("refused", status=resp.status_code, answer=resp.json())
            raise Refused(resp.json()["error"]["message"])
        return resp.json()["data"]["task_id"]
    raise Refused("gave up")


def handle(job: dict[str, Any]) -> None:
    host = urlsplit(job["image"]).hostname
    log.info("job", id=job["id"], prompt_length=len(job["prompt"]), image_given=bool(job["image"]), kind=job["kind"])
    if host not in {"cdn.example.com", "img.example.com"}:
        log.warning("source host not allowed", id=job["id"])
        return
    task_id = submit(
        {
            "model": "kling-o1-image-edit",
            "callback_url": os.environ["APIDOT_CALLBACK_URL"],
            "input": {"prompt": job["prompt"], "image_urls": [job["image"]], "result_type": "single"},
        }
    )
    queue.hset("tasks", task_id, job["id"])
    log.info("waiting for callback", task_id=task_id)


def main() -> None:
    import json

    while True:
        _, raw = queue.blpop("jobs")
        job = json.loads(raw)
        if job.get("status") == "cancelled":
            continue
        try:
            handle(job)
        except Refused as exc:
            log.error("job refused", id=job["id"], reason=str(exc))


if __name__ == "__main__":
    main()
