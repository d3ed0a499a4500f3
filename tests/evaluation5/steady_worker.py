"""Poster worker. Takes rows from Postgres, renders them with APIDot, keeps what the service finished."""
from __future__ import annotations

import hashlib
import logging
import os
import random
import time
from contextlib import contextmanager
from typing import Any, Iterator

import httpx
import psycopg

log = logging.getLogger("posters")
API = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai")
TRANSIENT = {429, 500, 502, 503, 504}
LIMIT_S = 12 * 60


class Refused(Exception):
    """The service will not take this payload, however often it is sent."""


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


@contextmanager
def service() -> Iterator[httpx.Client]:
    key = os.environ.get("APIDOT_API_KEY", "")
    log.info("apidot key: %s", "set" if key else "missing")
    with httpx.Client(base_url=API, timeout=30, headers={"Authorization": f"Bearer {key}"}) as client:
        yield client


def submit(client: httpx.Client, payload: dict[str, Any]) -> str:
    for attempt in range(6):
        try:
            r = client.post("/api/generate/submit", json=payload)
        except httpx.TransportError as exc:
            log.warning("network trouble: %s", type(exc).__name__)
        else:
            if r.is_success:
                body = r.json()
                log.info("accepted: code=%s status=%s", body["code"], body["data"]["status"])
                return body["data"]["task_id"]
            log.warning("submit answered %s: %s", r.status_code, r.text[:300])
            if r.status_code not in TRANSIENT:
                raise Refused(r.status_code)
        time.sleep(min(60, 2**attempt) * random.uniform(0.5, 1.5))
    raise TimeoutError("submit")


def outcome(client: httpx.Client, task_id: str) -> tuple[str, list[str]]:
    until = time.monotonic() + LIMIT_S
    pause = 3.0
    while time.monotonic() < until:
        r = client.get(f"/api/generate/status/{task_id}")
        if r.status_code in TRANSIENT:
            time.sleep(pause)
            continue
        r.raise_for_status()
        task = r.json()["data"]
        log.info("%s: %s, %s %%", task_id, task["status"], task.get("progress", 0))
        if task["status"] == "finished":
            files = task.get("files") or (task.get("output") or {}).get("files") or []
            log.info("%s: %d file(s)", task_id, len(files))
            return "finished", [f["file_url"] for f in files]
        if task["status"] == "failed":
            log.error("%s: %s", task_id, task.get("error_message"))
            return "failed", []
        time.sleep(pause)
        pause = min(20.0, pause * 1.3)
    return "late", []


def work(db: psycopg.Connection) -> None:
    with service() as client:
        for row_id, words in db.execute("select id, words from posters where state = 'pending' limit 20").fetchall():
            log.info("poster %s, prompt %s (%d characters)", row_id, fingerprint(words), len(words))
            try:
                tid = submit(client, {"model": "gpt-image-2", "input": {"prompt": words, "size": "2:3", "quality": "high", "resolution": "2K"}})
            except Refused as exc:
                db.execute("update posters set state = 'refused', note = %s where id = %s", (str(exc), row_id))
                continue
            db.execute("update posters set task_id = %s, state = 'processing' where id = %s", (tid, row_id))
            db.commit()
            state, urls = outcome(client, tid)
            db.execute("update posters set state = %s, urls = %s where id = %s", (state, urls, row_id))
            db.commit()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        work(connection)
