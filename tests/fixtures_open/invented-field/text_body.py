"""A JSON text that is given to a request as its body is a body."""

import os

import requests

URL = "https://api.apidot.ai/api/generate/submit"
HEADERS = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}", "Content-Type": "application/json"}


def submit():
    # expect: invented-field
    body = '{"model": "kling-o1-image-edit", "webhook": "https://studio.example/h", "input": {"prompt": "dusk"}}'
    return requests.post(URL, data=body, headers=HEADERS, timeout=30).json()["data"]["task_id"]
