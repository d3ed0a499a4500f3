import os
import requests

KEY = os.environ["LUMA_API_KEY"]
URL = "https://api.lumalabs.ai/dream-machine/v1/generations"

payload = {"prompt": "a whale in the clouds", "aspect_ratio": "16:9", "callback_url": "https://example.com/hook"}
print("sending", payload)
job = requests.post(URL, json=payload, headers={"Authorization": f"Bearer {KEY}"}).json()
print(job)
while True:
    state = requests.get(f"{URL}/{job['id']}", headers={"Authorization": f"Bearer {KEY}"}).json()
    if state["state"] in ("completed", "failed"):
        print(state["assets"]["video"])
        break
