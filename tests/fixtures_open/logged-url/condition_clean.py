"""Whether there is an address is harmless."""

import os

import requests

CALLBACK = os.environ["APIDOT_CALLBACK_URL"]


def send(prompt, image_url, callback_url=None):
    headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    body = {"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": [image_url]}}
    if callback_url:
        body["callback_url"] = callback_url
    response = requests.post("https://api.apidot.ai/api/generate/submit", json=body, headers=headers, timeout=30)
    return response.json()["data"]["task_id"]


def edit(prompt, photo):
    print("answers go to", "a webhook" if CALLBACK else "nobody")
    return send(prompt, photo, CALLBACK)
