"""Banners for the newsletter. Uses APIDot, retries like a good citizen (we thought)."""
import os
import sys

import httpx
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_random_exponential

BASE = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai")
client = httpx.Client(base_url=BASE, headers={"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]}, timeout=30)


@retry(stop=stop_after_attempt(5), wait=wait_random_exponential(max=30))
def submit(headline: str) -> str:
    payload = {
        "model": "nano-banana-pro",
        "input": {
            "prompt": f"Newsletter banner, headline: {headline}",
            "size": "21:9",
            # expect: invented-field
            "guidance_scale": 4,
        },
    }
    # expect: retry-invalid-payload
    response = client.post("/api/generate/submit", json=payload)
    response.raise_for_status()
    return response.json()["data"]["task_id"]


@retry(retry=retry_if_exception_type(httpx.TransportError), stop=stop_after_attempt(5), wait=wait_random_exponential(max=30))
def status(task_id: str) -> dict:
    response = client.get(f"/api/generate/status/{task_id}")
    response.raise_for_status()
    return response.json()["data"]


class NotReady(Exception):
    pass


@retry(retry=retry_if_exception_type(NotReady), stop=stop_after_attempt(90), wait=wait_random_exponential(min=2, max=8))
def banner(task_id: str) -> str:
    data = status(task_id)
    if data["status"] == "failed":
        raise RuntimeError(data["error_message"])
    if data["status"] != "finished":
        raise NotReady
    return data["files"][0]["file_url"]


if __name__ == "__main__":
    task = submit(sys.argv[1])
    with open("banner.task", "w") as out:
        out.write(task)
    # expect: logged-url
    print(banner(task))
