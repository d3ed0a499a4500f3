from __future__ import annotations

import os

import requests
from celery import Celery
from celery.utils.log import get_task_logger

app = Celery("posters", broker=os.environ["REDIS_URL"], backend=os.environ["REDIS_URL"])
logger = get_task_logger(__name__)

APIDOT = "https://api.apidot.ai/api/generate"
AUTH = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


@app.task(autoretry_for=(Exception,), retry_backoff=True, max_retries=8)
def start(text: str, poster_id: int) -> str:
    # expect: retry-invalid-payload
    r = requests.post(f"{APIDOT}/submit", headers=AUTH, timeout=30, json={
        "model": "gpt-image-2",
        "input": {
            "prompt": text,
            "size": "2:3",
            "resolution": "2K",
            # expect: invented-field
            "n": 2,
        },
    })
    r.raise_for_status()
    task_id = r.json()["data"]["task_id"]
    watch.apply_async((task_id, poster_id), countdown=10)
    return task_id


@app.task(bind=True, max_retries=120, default_retry_delay=5)
def watch(self, task_id: str, poster_id: int) -> None:
    r = requests.get(f"{APIDOT}/status/{task_id}", headers=AUTH, timeout=30)
    if r.status_code >= 500 or r.status_code == 429:
        raise self.retry()
    data = r.json()["data"]
    logger.info("poster %s: %s", poster_id, data["status"])
    if data["status"] == "failed":
        logger.error("poster %s: %s", poster_id, data["error_message"])
    elif data["status"] == "finished":
        urls = [f["file_url"] for f in data["files"]]
        # expect: logged-url
        logger.info("poster %s: %s", poster_id, ", ".join(urls))
        keep.delay(poster_id, urls)
    else:
        raise self.retry()


@app.task
def keep(poster_id: int, urls: list[str]) -> None:
    requests.patch(f"{os.environ['SHOP_API']}/posters/{poster_id}", json={"urls": urls, "status": "published"}, timeout=10)
