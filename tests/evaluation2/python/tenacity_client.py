import logging
import os

import httpx
from tenacity import retry, retry_if_exception, retry_if_result, stop_after_attempt, wait_exponential_jitter

log = logging.getLogger(__name__)
http = httpx.Client(
    base_url="https://api.apidot.ai",
    headers={"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]},
)


def transient(exc: BaseException) -> bool:
    if isinstance(exc, httpx.HTTPStatusError):
        return exc.response.status_code == 429 or exc.response.status_code >= 500
    return isinstance(exc, httpx.TransportError)


# the good one
@retry(
    retry=retry_if_exception(transient), wait=wait_exponential_jitter(1, 30), stop=stop_after_attempt(5), reraise=True
)
def submit_image(prompt: str) -> str:
    r = http.post("/api/generate/submit", json={"model": "z-image", "input": {"prompt": prompt, "size": "4:3"}})
    r.raise_for_status()
    return r.json()["data"]["task_id"]


# TODO copy what submit_image does
@retry(stop=stop_after_attempt(5), wait=wait_exponential_jitter(1, 30))
def submit_video(prompt: str) -> str:
    # expect: retry-invalid-payload
    r = http.post(
        "/api/generate/submit",
        json={
            "model": "veo3.1-fast",
            "input": {
                "prompt": prompt,
                # expect: invalid-value
                "duration": 12,
                "aspect_ratio": "9:16",
            },
        },
    )
    r.raise_for_status()
    return r.json()["data"]["task_id"]


@retry(
    retry=retry_if_result(lambda d: d["status"] not in ("finished", "failed")),
    wait=wait_exponential_jitter(3, 20),
    stop=stop_after_attempt(60),
)
def result(task_id: str) -> dict:
    r = http.get(f"/api/generate/status/{task_id}")
    r.raise_for_status()
    return r.json()["data"]


def run(prompt: str) -> list[str]:
    task_id = submit_image(prompt)
    data = result(task_id)
    if data["status"] != "finished":
        log.error("task %s failed: %s", task_id, data["error_message"])
        return []
    return [f["file_url"] for f in data["files"]]
