import os
import time

import requests

TOKEN = os.environ["REPLICATE_API_TOKEN"]


def run(prompt, image_url):
    payload = {"version": "abc", "webhook": "https://me.example.com/hook", "input": {"prompt": prompt, "image": image_url}}
    print("payload", payload)
    p = requests.post("https://api.replicate.com/v1/predictions", json=payload, headers={"Authorization": f"Bearer {TOKEN}"}).json()
    print(p)
    while p["status"] not in ("succeeded", "failed"):
        p = requests.get(p["urls"]["get"], headers={"Authorization": f"Bearer {TOKEN}"}).json()
    print(p["output"])
    return p["output"]
