import os
from datetime import timedelta

import httpx
from redis import Redis
from rq import Queue

from store import save_clip, mark_failed

q = Queue("clips", connection=Redis.from_url(os.environ["REDIS_URL"]))
api = httpx.Client(
    base_url="https://api.apidot.ai",
    headers={"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"},
)


def begin(clip_id: int, prompt: str, stills: list[str]):
    """Create the clip. `stills` are signed S3 links."""
    r = api.post("/api/generate/submit", json={
        "model": "wan2.7-image-to-video",
        "input": {"prompt": prompt, "image_urls": stills, "duration": 5, "resolution": "1080p"},
    })
    if r.status_code == 402:
        mark_failed(clip_id, "no credits left")
        return
    r.raise_for_status()
    q.enqueue(look, clip_id, r.json()["data"]["task_id"])


def look(clip_id: int, task_id: str):
    d = api.get(f"/api/generate/status/{task_id}").json()["data"]
    if d["status"] == "finished":
        save_clip(clip_id, d["files"][0]["file_url"])
    elif d["status"] == "failed":
        mark_failed(clip_id, d["error_message"])
    else:
        # expect: hot-loop-polling, unbounded-polling
        q.enqueue(look, clip_id, task_id)


def begin_bounded(clip_id: int, task_id: str, tries_left: int = 60):
    d = api.get(f"/api/generate/status/{task_id}").json()["data"]
    if d["status"] == "finished":
        save_clip(clip_id, d["files"][0]["file_url"])
    elif d["status"] == "failed" or tries_left == 0:
        mark_failed(clip_id, d.get("error_message") or "too slow")
    else:
        q.enqueue_in(timedelta(seconds=10), begin_bounded, clip_id, task_id, tries_left - 1)
