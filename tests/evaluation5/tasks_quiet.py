from celery import Celery
from celery.utils.log import get_task_logger
import os
import requests

app = Celery("pics", broker=os.environ.get("BROKER_URL", "redis://localhost"))
logger = get_task_logger(__name__)
DOT = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai")
MAX_LOOKS = 40


class Busy(Exception):
    pass


def _headers():
    return {"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]}


@app.task(bind=True, autoretry_for=(Busy, requests.ConnectionError), max_retries=6, retry_backoff=2, retry_jitter=True)
def draw(self, order_id, words):
    r = requests.post(f"{DOT}/api/generate/submit", headers=_headers(), timeout=30,
                      json={"model": "seedream-4.5", "input": {"prompt": words, "size": "1:1", "n": 2}})
    if r.status_code == 429 or r.status_code >= 500:
        raise Busy(r.status_code)
    if r.status_code != 200:
        logger.error("order %s: %s %s", order_id, r.status_code, r.json().get("error"))
        return None
    task_id = r.json()["data"]["task_id"]
    remember(order_id, task_id)
    look.apply_async((order_id, task_id), countdown=10)
    return task_id


@app.task(bind=True, max_retries=MAX_LOOKS, default_retry_delay=8)
def look(self, order_id, task_id):
    data = requests.get(f"{DOT}/api/generate/status/{task_id}", headers=_headers(), timeout=30).json()["data"]
    logger.info("order %s task %s status %s", order_id, task_id, data["status"])
    if data["status"] not in ("finished", "failed"):
        raise self.retry()
    if data["status"] == "failed":
        return {"order": order_id, "state": "error", "why": data.get("error_message")}
    files = data.get("files") or data["output"]["files"]
    return {"order": order_id, "state": "done", "pictures": [f["file_url"] for f in files]}


def remember(order_id, task_id):
    import sqlite3

    with sqlite3.connect("orders.db") as db:
        db.execute("update orders set task = ?, state = 'pending' where id = ?", (task_id, order_id))
