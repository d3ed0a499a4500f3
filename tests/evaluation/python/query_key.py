import json
import os
import time
from urllib.request import Request, urlopen

KEY = os.environ["APIDOT_API_KEY"]
BASE = "https://api.apidot.ai"


def get_status(task_id):
    # header auth is stripped by our corporate proxy, so pass the key along
    # expect: key-in-url
    url = f"{BASE}/api/generate/status/{task_id}?api_key={KEY}"
    # expect: logged-key
    print("GET", url)
    with urlopen(url, timeout=20) as reply:
        return json.load(reply)


def submit(prompt, images):
    request = Request(
        BASE + "/api/generate/submit",
        data=json.dumps({"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": images}}).encode(),
        headers={"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"},
        method="POST",
    )
    with urlopen(request, timeout=20) as reply:
        answer = json.load(reply)
    if answer["code"] != 200:
        raise RuntimeError(answer["message"])
    return answer["data"]["task_id"]


def wait(task_id, tries=50):
    for attempt in range(tries):
        task = get_status(task_id)["data"]
        print(attempt, task["status"])
        if task["status"] == "finished":
            return task["files"]
        if task["status"] == "failed":
            return []
        time.sleep(6)
    return []


if __name__ == "__main__":
    files = wait(submit("turn day into night", ["https://example.com/bridge.jpg"]))
    print(len(files), "file(s)")
    # expect: logged-payload
    print("first:", files[0] if files else None)
