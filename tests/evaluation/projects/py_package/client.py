"""APIDot client of the edit command."""

import time

import requests

from config import API_KEY, BASE_URL, MODEL, POLL_SECONDS, POLL_TRIES


class ServiceError(Exception):
    pass


def _request(method, path, body=None):
    response = requests.request(
        method,
        f"{BASE_URL}/api/generate/{path}",
        json=body,
        headers={"Authorization": f"Bearer {API_KEY}"},
        timeout=30,
    )
    if not response.ok:
        raise ServiceError(f"{response.status_code}: {response.text}")
    return response.json()


def submit(prompt, images, **options):
    """Start an edit and return its task id."""
    body = {"model": MODEL, "input": {"prompt": prompt, "image_urls": images, **options}}
    return _request("POST", "submit", body)["data"]["task_id"]


def outcome(task_id):
    """Wait for a task; `raw` is the last answer as it came."""
    for _ in range(POLL_TRIES):
        answer = _request("GET", f"status/{task_id}")
        data = answer["data"]
        if data["status"] == "finished":
            return {"ok": True, "urls": [f["file_url"] for f in data["files"]], "raw": answer}
        if data["status"] == "failed":
            return {"ok": False, "urls": [], "raw": answer, "reason": data.get("error_message")}
        time.sleep(POLL_SECONDS)
    raise ServiceError(f"{task_id} did not finish in time")
