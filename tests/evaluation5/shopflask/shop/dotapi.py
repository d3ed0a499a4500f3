import logging
import random
import time

import requests

from .conf import conf

log = logging.getLogger(__name__)


def call(method, path, **kw):
    return requests.request(method, conf.apidot_url + path, headers={"Authorization": f"Bearer {conf.apidot_key}"}, timeout=30, **kw)


def submit_mockup(product, photo_url):
    body = {
        "model": "kling-o3-image-edit",
        "callback_url": conf.public + "/hooks/mockup",
        "input": {"prompt": f"{product} on a wooden table, morning light", "image_urls": [photo_url], "resolution": "2K", "n": 1},
    }
    for attempt in range(5):
        r = call("POST", "/api/generate/submit", json=body)
        if r.status_code in (429, 500, 502, 503):
            time.sleep(2 ** attempt + random.random())
            continue
        if not r.ok:
            log.error("mockup refused: %s %s", r.status_code, r.text)
            return None
        return r.json()["data"]["task_id"]
    return None


def result_of(task_id):
    r = call("GET", f"/api/generate/status/{task_id}")
    r.raise_for_status()
    data = r.json()["data"]
    # expect: early-result
    return [f["file_url"] for f in data.get("files") or data.get("output", {}).get("files", [])]
