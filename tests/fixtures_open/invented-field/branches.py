"""A branch that fixes the model fixes its fields."""

import os

import requests

URL = "https://api.apidot.ai/api/generate/submit"
HEADERS = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


def submit(payload):
    return requests.post(URL, json=payload, headers=HEADERS, timeout=30).json()["data"]["task_id"]


def by_branch(model, prompt, image):
    payload = {"model": model, "input": {"prompt": prompt, "image_urls": [image]}}
    if model == "kling-o1-image-edit":
        # expect: invented-field
        payload["input"]["cfg_scale"] = 3
        return submit(payload)
    payload["input"]["cfg_scale"] = 3
    return submit(payload)
