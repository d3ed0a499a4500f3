import time

import requests
from django.conf import settings

SUBMIT = "https://api.apidot.ai/api/generate/submit"
STATUS = "https://api.apidot.ai/api/generate/status/%s"

session = requests.Session()
session.headers["Authorization"] = "Bearer " + settings.APIDOT_API_KEY


def start(title, **extra):
    response = session.post(SUBMIT, json={
        "model": "seedream-4.5",
        "input": {"prompt": "museum photo of " + title, "size": "3:4", **extra},
    }, timeout=20)
    response.raise_for_status()
    return response.json()["data"]["task_id"]


def status(task_id):
    return session.get(STATUS % task_id, timeout=20).json()["data"]


def wait(task_id):
    # expect: unbounded-polling
    while True:
        data = status(task_id)
        if data["status"] in ("finished", "failed"):
            return data
        time.sleep(3)
