"""Cuts our talk into chapters and has a loop drawn for each one (seedance through APIDot)."""
import logging
import os
import time

import requests

log = logging.getLogger("chapters")
S = requests.Session()
S.headers.update({"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"})
BASE = "https://api.apidot.ai"


def upload(path):
    with open(path, "rb") as fh:
        # expect: invented-endpoint
        r = S.post(f"{BASE}/api/common/upload/image", files={"file": fh})
    still = r.json()["data"]["url"]
    # expect: logged-url
    log.info("uploaded %s to %s", path, still)
    return still


def loop_for(chapter):
    body = {
        "model": "seedance-2-fast",
        "callback_url": os.environ.get("APIDOT_CALLBACK_URL"),
        "input": {
            "prompt": chapter["mood"],
            "image_urls": [upload(chapter["still"])],
            "duration": 5,
            # expect: invalid-value
            "resolution": "1080p",
        },
    }
    r = S.post(f"{BASE}/api/generate/submit", json=body, timeout=30)
    r.raise_for_status()
    # expect: task-id-not-saved
    r2 = S.post(f"{BASE}/api/generate/submit", json={**body, "model": "seedance-2"}, timeout=30)
    log.info("second variant: HTTP %d", r2.status_code)
    return r.json()["data"]["task_id"]


def finished(task_id):
    data = S.get(f"{BASE}/api/generate/status/{task_id}").json()["data"]
    return data["status"] == "finished"


def all_done(ids):
    # expect: hot-loop-polling, unbounded-polling
    while not all(finished(i) for i in ids):
        log.info("still working on %d", len(ids))


def run(chapters):
    began = time.monotonic()
    ids = [loop_for(c) for c in chapters]
    all_done(ids)
    log.info("took %.0f s", time.monotonic() - began)
    return ids
