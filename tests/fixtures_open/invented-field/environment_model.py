"""The fallback of an environment variable says which model it is."""

import os

import requests

URL = "https://api.apidot.ai/api/generate/submit"
HEADERS = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


def submit(payload):
    return requests.post(URL, json=payload, headers=HEADERS, timeout=30).json()["data"]["task_id"]


MODEL = os.environ.get("STUDIO_MODEL", "kling-o1-image-edit")


def main(prompt, image):
    # expect: invented-field
    return submit({"model": MODEL, "input": {"prompt": prompt, "image_urls": [image], "guidance_scale": 3}})
