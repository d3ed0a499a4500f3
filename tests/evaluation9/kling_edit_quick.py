#!/usr/bin/env python3
"""Quick test of Kling O1 on apidot.ai - edit one picture and download it."""
import json
import os
import time
import urllib.request

# expect: leaked-key
API_KEY = "@@KEY@@"
BASE_URL = "https://api.apidot.ai/api/generate"


def call(method, url, payload=None):
    data = json.dumps(payload).encode() if payload else None
    req = urllib.request.Request(url, data=data, method=method)
    req.add_header("Authorization", "Bearer " + API_KEY)
    req.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(req) as resp:
        return json.loads(resp.read())


payload = {
    # expect: invented-model
    "model": "kling-o1-image",
    "input": {
        "prompt": "Replace the background with a beach at sunset",
        "image_urls": ["https://picsum.photos/id/237/1024/1024.jpg"],
    },
}

# expect: logged-payload
print("Request:", json.dumps(payload, indent=2))
result = call("POST", BASE_URL + "/submit", payload)
# expect: logged-payload
print("Response:", result)
task_id = result["data"]["task_id"]
print("Task ID:", task_id)

for attempt in range(60):
    status = call("GET", f"{BASE_URL}/status/{task_id}")["data"]
    print(f"[{attempt}] {status['status']} {status.get('progress', 0)}%")
    if status["status"] == "finished":
        url = status["files"][0]["file_url"]
        # expect: logged-url
        print("Image ready:", url)
        urllib.request.urlretrieve(url, "result.png")
        break
    if status["status"] == "failed":
        print("Failed:", status.get("error_message"))
        break
    time.sleep(5)
