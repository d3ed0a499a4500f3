"""Stills for the newsletter from another provider of the same kind."""
import os
import time

import requests

API = "https://api.example-gen.io"
KEY = os.environ.get("GEN_API_KEY", "")


def make(prompt):
    body = {"model": "super-image-9", "input": {"prompt": prompt, "imageUrls": [], "steps": 40}, "callbackUrl": None}
    print("sending", body)
    answer = requests.post(f"{API}/api/generate/submit", headers={"Authorization": f"Bearer {KEY}"}, json=body).json()
    print(answer)
    task = answer["data"]["taskId"]
    while True:
        state = requests.get(f"{API}/api/generate/status/{task}", headers={"Authorization": f"Bearer {KEY}"}).json()
        if state["data"]["state"] == "success":
            print(state["data"]["resultUrls"])
            return state["data"]["resultUrls"]
