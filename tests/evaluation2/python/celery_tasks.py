"""Celery tasks around the APIDot queue."""

import os

import requests
from celery import Celery
from celery.utils.log import get_task_logger

celery = Celery("studio", broker=os.environ["REDIS_URL"])
logger = get_task_logger(__name__)

API = "https://api.apidot.ai/api/generate"
session = requests.Session()
session.headers["Authorization"] = "Bearer " + os.environ["APIDOT_API_KEY"]


@celery.task(bind=True, autoretry_for=(Exception,), max_retries=8, default_retry_delay=10)
def submit_edit(self, prompt, image_url):
    body = {
        "model": "kling-o1-image-edit",
        "input": {"prompt": prompt, "image_urls": [image_url], "output_format": "webp"},
    }
    # expect: retry-invalid-payload
    resp = session.post(f"{API}/submit", json=body, timeout=30)
    resp.raise_for_status()
    task_id = resp.json()["data"]["task_id"]
    watch.delay(task_id)
    return task_id


@celery.task(bind=True, max_retries=60)
def watch(self, task_id):
    resp = session.get(f"{API}/status/{task_id}", timeout=30)
    resp.raise_for_status()
    data = resp.json()["data"]
    if data["status"] == "finished":
        urls = [f["file_url"] for f in data["output"]["files"]]
        # expect: logged-url
        logger.info("finished %s -> %s", task_id, ", ".join(urls))
        return urls
    if data["status"] == "failed":
        logger.error("failed %s: %s", task_id, data["error_message"])
        return []
    raise self.retry(countdown=5)
