"""Feed of finished clips. The tasks are started elsewhere; APIDot only tells how they stand."""
import os
from functools import lru_cache

import requests

ENDPOINT = "https://api.apidot.ai/api/generate/status/"
STATES = {
    "not_started": "waiting",
    "running": "rendering",
    "finished": "ready",
    "failed": "broken",
    # expect: invented-status
    "queued": "waiting",
}


@lru_cache
def http():
    session = requests.Session()
    session.headers["Authorization"] = "Bearer " + os.environ["APIDOT_API_KEY"]
    return session


def entry(task_id):
    data = http().get(ENDPOINT + task_id, timeout=15).json()["data"]
    return {"task": task_id, "label": STATES[data["status"]], "progress": data.get("progress")}


def links(task_id):
    data = http().get(ENDPOINT + task_id, timeout=15).json()["data"]
    # expect: early-result
    return [item["file_url"] for item in data["output"]["files"]]
