import os
import time

import requests

FAL_KEY = "@@KEY@@"
payload = {"prompt": "a fox in the snow", "imageUrls": ["https://cdn.example.com/fox.png"], "num_images": 2}
print("sending", payload)
r = requests.post("https://queue.fal.run/fal-ai/flux/dev", json=payload, headers={"Authorization": f"Key {FAL_KEY}"})
print(r.json())
request_id = r.json()["request_id"]
while True:
    s = requests.get(
        f"https://queue.fal.run/fal-ai/flux/requests/{request_id}/status",
        headers={"Authorization": f"Key {FAL_KEY}"},
    ).json()
    if s["status"] == "COMPLETED":
        break
    if s["status"] == "error":
        raise SystemExit(s)
    time.sleep(1)
print(requests.get(s["response_url"], headers={"Authorization": f"Key {FAL_KEY}"}).json()["images"][0]["url"])
