"""A copy without empty values has the same fields."""

import os

import requests

URL = "https://api.apidot.ai/api/generate/submit"
HEADERS = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


def submit(payload):
    return requests.post(URL, json=payload, headers=HEADERS, timeout=30).json()["data"]["task_id"]


def main(prompt, image, callback=None):
    payload = {
        "model": "kling-o1-image-edit",
        # expect: invented-field
        "hookUrl": callback,
        "input": {"prompt": prompt, "image_urls": [image]},
    }
    payload = {key: value for key, value in payload.items() if value is not None}
    return submit(payload)
