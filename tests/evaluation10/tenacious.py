"""Robust submission for the APIDot queue."""
import os
import time

import requests
from requests.exceptions import ConnectionError, Timeout

URL = "https://api.apidot.ai/api/generate/submit"
HEAD = {"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]}


def stubborn(prompt):
    payload = {
        "model": "nano-banana-2",
        "input": {"prompt": prompt, "resolution": "2K", "output_format": "png"},
    }
    for attempt in range(6):
        # expect: retry-invalid-payload
        res = requests.post(URL, json=payload, headers=HEAD, timeout=30)
        if res.status_code == 200:
            return res.json()["data"]["task_id"]
        print("try", attempt, "gave", res.status_code)
        time.sleep(2 ** attempt)
    raise RuntimeError("gave up")


def careful(prompt):
    payload = {
        "model": "nano-banana-2",
        # expect: invalid-value
        "input": {"prompt": prompt, "resolution": "2K", "output_format": "tiff"},
    }
    for attempt in range(6):
        try:
            res = requests.post(URL, json=payload, headers=HEAD, timeout=30)
        except (ConnectionError, Timeout):
            time.sleep(2 ** attempt)
            continue
        if res.status_code == 429 or res.status_code >= 500:
            time.sleep(2 ** attempt)
            continue
        res.raise_for_status()
        return res.json()["data"]["task_id"]
    raise RuntimeError("gave up")
