"""The one place that knows the address and the key of APIDot."""
import os

import requests

_KEY = os.environ["APIDOT_API_KEY"]
_ROOT = "https://api.apidot.ai/api/generate"


class Refused(Exception):
    def __init__(self, status, error):
        super().__init__(f"{status} {error.get('type')}")
        self.status = status


def post(body):
    r = requests.post(f"{_ROOT}/submit", json=body, headers={"Authorization": f"Bearer {_KEY}"}, timeout=30)
    if not r.ok:
        raise Refused(r.status_code, r.json().get("error", {}))
    return r.json()["data"]


def get(task_id):
    r = requests.get(f"{_ROOT}/status/{task_id}", headers={"Authorization": f"Bearer {_KEY}"}, timeout=30)
    r.raise_for_status()
    return r.json()["data"]
