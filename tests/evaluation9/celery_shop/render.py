import os

import requests
from celery.utils.log import get_task_logger

from .app import app
from .store import save_result, save_task

logger = get_task_logger(__name__)
API = "https://api.apidot.ai/api/generate"


def _headers():
    return {"Authorization": "Bearer %s" % os.environ["APIDOT_API_KEY"]}


@app.task(bind=True, autoretry_for=(Exception,), max_retries=5, default_retry_delay=10)
def render(self, order_id, prompt):
    # expect: retry-invalid-payload
    response = requests.post(f"{API}/submit", headers=_headers(), timeout=30, json={
        "model": "nano-banana-2",
        "input": {
            "prompt": prompt,
            # expect: invalid-value
            "output_format": "gif",
            # expect: invented-field
            "aspect_ratio": "4:3",
        },
    })
    response.raise_for_status()
    task_id = response.json()["data"]["task_id"]
    save_task(order_id, task_id)
    logger.info("order %s: task %s", order_id, task_id)
    collect.apply_async((order_id, task_id), countdown=10)


@app.task(bind=True, max_retries=40)
def collect(self, order_id, task_id):
    data = requests.get(f"{API}/status/{task_id}", headers=_headers(), timeout=30).json()["data"]
    if data["status"] == "finished":
        save_result(order_id, data["files"][0]["file_url"])
    elif data["status"] == "failed":
        logger.error("order %s: %s", order_id, data["error_message"])
    else:
        raise self.retry(countdown=15)
