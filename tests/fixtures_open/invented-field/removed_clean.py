"""A field that is taken out is not sent."""

import os

import requests

URL = "https://api.apidot.ai/api/generate/submit"
HEADERS = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


def submit(payload):
    return requests.post(URL, json=payload, headers=HEADERS, timeout=30).json()["data"]["task_id"]


def popped(prompt, image):
    payload = {"model": "kling-o1-image-edit", "note": "for us", "input": {"prompt": prompt, "image_urls": [image]}}
    note = payload.pop("note")
    return note, submit(payload)


def deleted(prompt, image):
    payload = {"model": "kling-o1-image-edit", "note": "for us", "input": {"prompt": prompt, "image_urls": [image]}}
    del payload["note"]
    return submit(payload)
