import itertools
import os
import sys
import time

import requests

BASE = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai").rstrip("/")
HEADERS = {"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]}


def submit(prompt, **extra):
    payload = {"model": "seedream-5.0-lite", "input": {"prompt": prompt, **extra}}
    return requests.post(f"{BASE}/api/generate/submit", json=payload, headers=HEADERS).json()["data"]["task_id"]


def states(task_id, pause=3):
    # expect: unbounded-polling
    for n in itertools.count():
        # expect: invented-endpoint
        r = requests.get(f"{BASE}/api/generate/progress/{task_id}", headers=HEADERS)
        if r.status_code == 404:
            r = requests.get(f"{BASE}/api/generate/status/{task_id}", headers=HEADERS)
        r.raise_for_status()
        data = r.json()["data"]
        yield data
        if data["status"] in ("finished", "failed"):
            return
        time.sleep(pause)


def urls(task_id):
    for data in states(task_id):
        if data["status"] == "finished":
            yield from (f["file_url"] for f in data["files"])


if __name__ == "__main__":
    what = sys.argv[1]
    # expect: logged-prompt
    print("prompt =", what, file=sys.stderr)
    tid = submit(what, size="2K", n=2)
    for i, u in enumerate(urls(tid)):
        # expect: logged-url
        print(i, u)
