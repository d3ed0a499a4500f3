import os
import time

import requests
from tenacity import retry, stop_after_attempt, wait_exponential

API = "https://api.apidot.ai"
session = requests.Session()
session.headers["Authorization"] = f"Bearer {os.environ['APIDOT_API_KEY']}"


@retry(stop=stop_after_attempt(5), wait=wait_exponential(max=30))
def submit(prompt: str, image_url: str) -> str:
    body = {"model": "seedream-4.5-edit", "input": {"prompt": prompt, "image_urls": [image_url], "n": 1}}
    # expect: retry-invalid-payload
    response = session.post(f"{API}/api/generate/submit", json=body, timeout=20)
    response.raise_for_status()
    return response.json()["data"]["task_id"]


@retry(stop=stop_after_attempt(5), wait=wait_exponential(max=30))
def status(task_id: str) -> dict:
    response = session.get(f"{API}/api/generate/status/{task_id}", timeout=20)
    response.raise_for_status()
    return response.json()["data"]


def wait(task_id: str, every: float = 3.0, at_most: int = 100) -> dict:
    for _ in range(at_most):
        task = status(task_id)
        if task["status"] in ("finished", "failed"):
            return task
        time.sleep(every)
    raise TimeoutError(task_id)


def main() -> None:
    with open("edits.tsv", encoding="utf-8") as rows:
        for number, row in enumerate(rows, 1):
            name, prompt, image_url = row.rstrip("\n").split("\t")
            task = wait(submit(prompt, image_url))
            if task["status"] == "failed":
                print(f"{number}: {name} failed ({task['error_message']})")
                continue
            # expect: logged-url
            print(f"{number}: {name} -> {task['files'][0]['file_url']}")


if __name__ == "__main__":
    main()
