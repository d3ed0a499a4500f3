# tried header auth first, did not work behind our proxy, so the key goes into the url for now
import os
import time

import requests

API = "https://api.apidot.ai/api/generate"
key = os.environ["APIDOT_API_KEY"]


def submit(prompt, retries=4):
    payload = {
        "model": "wan2.7-text-to-video",
        "input": {
            "prompt": prompt,
            # expect: invalid-value
            "resolution": "480p",
            "duration": 5,
        },
    }
    for attempt in range(retries):
        try:
            # expect: retry-invalid-payload, key-in-url
            r = requests.post(f"{API}/submit?key={key}", json=payload)
            r.raise_for_status()
            return r.json()["data"]["task_id"]
        except Exception as exc:
            print("attempt", attempt, "failed:", type(exc).__name__)
            time.sleep(2 ** attempt)
    raise SystemExit("could not submit")


def video_url(task_id):
    # expect: key-in-url
    r = requests.get(API + "/status/" + task_id + "?access_token=" + key)
    data = r.json()["data"]
    # expect: early-result
    return data["files"][0]["file_url"] if data["files"] else None


def main():
    task = submit("a train crossing a bridge")
    for _ in range(30):
        time.sleep(10)
        url = video_url(task)
        if url:
            with open("video_url.txt", "w") as fh:
                fh.write(url)
            break


main()
