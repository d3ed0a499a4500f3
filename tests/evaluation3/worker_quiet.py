"""RQ worker: turns product stills into clips (APIDot). Log lines carry ids only."""
import hashlib
import logging
import os
import random
import time
from urllib.parse import urlparse

import psycopg
import requests

log = logging.getLogger("clips")
ROOT = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai").rstrip("/")
KEY = os.environ.get("APIDOT_API_KEY", "")
if not KEY:
    raise SystemExit("APIDOT_API_KEY missing")
RETRYABLE = {429, 500, 502, 503, 504}


def short(u: str) -> str:
    return hashlib.sha256(u.encode()).hexdigest()[:10]


def submit(payload: dict) -> str:
    for n in range(5):
        r = requests.post(f"{ROOT}/api/generate/submit", json=payload, timeout=30,
                          headers={"Authorization": f"Bearer {KEY}"})
        if r.status_code in RETRYABLE:
            log.warning("try %d: %d", n, r.status_code)
            time.sleep(min(60, 2 ** n) + random.random())
            continue
        if not r.ok:
            log.error("refused %d: %s", r.status_code, r.text)
            raise ValueError(f"refused: {r.text}")
        return r.json()["data"]["task_id"]
    raise TimeoutError("submit")


def run(conn: psycopg.Connection, order: int, still: str, text: str) -> None:
    if urlparse(still).scheme != "https":
        raise ValueError("bad still: " + still)
    log.info("order %s: still %s, %d chars, key %s", order, short(still), len(text), bool(KEY))
    tid = submit({
        "model": "grok-imagine-video-1.5",
        "input": {"prompt": text, "image_urls": [still], "resolution": "720p", "duration": 6},
    })
    conn.execute("update orders set task=%s, status='pending' where id=%s", (tid, order))
    stop = time.monotonic() + 1200
    wait = 3.0
    while time.monotonic() < stop:
        time.sleep(wait)
        wait = min(wait * 1.4, 20)
        d = requests.get(f"{ROOT}/api/generate/status/{tid}", timeout=30,
                         headers={"Authorization": f"Bearer {KEY}"}).json()["data"]
        log.info("order %s task %s: %s %s%%", order, tid, d["status"], d.get("progress"))
        if d["status"] == "failed":
            log.error("order %s: %s", order, d.get("error_message"))
            conn.execute("update orders set status='error' where id=%s", (order,))
            return
        if d["status"] == "finished":
            files = d.get("files") or d.get("output", {}).get("files") or []
            log.info("order %s: %d file(s), first %s", order, len(files), short(files[0]["file_url"]))
            conn.execute("update orders set status='completed', urls=%s where id=%s",
                         ([f["file_url"] for f in files], order))
            return
    log.error("order %s: timed out", order)
