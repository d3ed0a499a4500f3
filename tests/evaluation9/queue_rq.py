import logging
import os

import backoff
import requests
from redis import Redis
from rq import Queue

log = logging.getLogger("pics")
q = Queue(connection=Redis())
KEY = os.environ["APIDOT_API_KEY"]
API = "https://api.apidot.ai/api/generate"


@backoff.on_exception(backoff.expo, requests.RequestException, max_tries=6)
def submit(prompt, size):
    # expect: retry-invalid-payload
    r = requests.post(f"{API}/submit", headers={"Authorization": f"Bearer {KEY}"}, timeout=20, json={
        "model": "seedream-5.0-lite",
        "input": {"prompt": prompt, "size": size, "n": 2},
    })
    r.raise_for_status()
    return r.json()["data"]["task_id"]


@backoff.on_exception(backoff.expo, (requests.ConnectionError, requests.Timeout), max_tries=6)
def status(task_id):
    r = requests.get(f"{API}/status/{task_id}", headers={"Authorization": f"Bearer {KEY}"}, timeout=20)
    r.raise_for_status()
    return r.json()["data"]


def collect(job_id, task_id, left=30):
    data = status(task_id)
    log.info("job %s: %s, %d tries left", job_id, data["status"], left)
    if data["status"] == "finished":
        # expect: logged-payload
        log.info("job %s: %s", job_id, data["files"])
        return [f["file_url"] for f in data["files"]]
    if data["status"] == "failed" or left == 0:
        log.warning("job %s gave up: %s", job_id, data.get("error_message"))
        return []
    q.enqueue_in(15, collect, job_id, task_id, left - 1)
    return []
