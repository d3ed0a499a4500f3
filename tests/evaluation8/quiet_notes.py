"""Notes to the linter beside calls of APIDot."""
import os

import requests

API = "https://api.apidot.ai/api/generate"
HEAD = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
CALLBACK = os.environ["APIDOT_CALLBACK_URL"]

# kling-route: ignore[logged-url] the address of the test bench, not of production
print("bench", CALLBACK)
# expect: unused-ignore
print("bench is set:", bool(CALLBACK))  # kling-route: ignore[logged-url]


def poster(text):
    body = {
        "model": "seedream-4.5",
        "callback_url": CALLBACK,
        "input": {
            "prompt": text,
            "watermark": False,  # kling-route: ignore[invented-field] told by support on 3 May
            # expect: unused-ignore
            "n": 1,  # kling-route: ignore[invalid-value]
        },
    }
    r = requests.post(f"{API}/submit", json=body, headers=HEAD, timeout=30)
    r.raise_for_status()
    # expect: logged-payload, unused-ignore
    print(r.json())  # kling-route: ignore[logged-prompt]
    return r.json()["data"]["task_id"]


def look(task):
    r = requests.get(f"{API}/status/{task}", headers=HEAD, timeout=30)
    r.raise_for_status()
    data = r.json()["data"]
    # expect: invented-response-field
    return data["status"], data["percent"]
