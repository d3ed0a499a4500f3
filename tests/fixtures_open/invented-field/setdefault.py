"""A default is a field too."""

import os

import requests

URL = "https://api.apidot.ai/api/generate/submit"
HEADERS = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


def submit(payload):
    return requests.post(URL, json=payload, headers=HEADERS, timeout=30).json()["data"]["task_id"]


def main(prompt, image):
    payload = {"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": [image]}}
    # expect: invented-field
    payload.setdefault("seed", 7)
    payload["input"].setdefault("size", "1:1")
    # expect: invented-field
    payload["input"].setdefault("imageSize", "1:1")
    return submit(payload)
