import logging
import time

import requests

from config import APIDOT_API_KEY, APIDOT_URL, DEFAULT_MODEL, MAX_POLLS, POLL_SECONDS

log = logging.getLogger(__name__)


def request_json(method, path, **kwargs):
    headers = {"Authorization": f"Bearer {APIDOT_API_KEY}"}
    # expect: logged-key
    log.debug("%s %s %s", method, path, headers)
    response = requests.request(method, APIDOT_URL + path, headers=headers, timeout=60, **kwargs)
    if response.status_code >= 300:
        log.error("%s %s: %s %s", method, path, response.status_code, response.text)
        raise RuntimeError(f"HTTP {response.status_code}")
    return response.json()


def submit(prompt, images, model=DEFAULT_MODEL):
    body = {"model": model, "input": {"prompt": prompt, "image_urls": images}}
    return request_json("POST", "/api/generate/submit", json=body)["data"]["task_id"]


def wait(task_id):
    for _ in range(MAX_POLLS):
        data = request_json("GET", "/api/generate/status/" + task_id)["data"]
        if data["status"] in ("finished", "failed"):
            return data
        time.sleep(POLL_SECONDS)
    raise TimeoutError(task_id)


def result(task_id):
    data = wait(task_id)
    return {"raw": data, "urls": [f["file_url"] for f in data.get("files", [])]}
