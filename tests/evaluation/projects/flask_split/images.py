"""Kling O1 through APIDot."""
import os

import requests

from .journal import note

session = requests.Session()
session.headers["Authorization"] = f"Bearer {os.environ['APIDOT_API_KEY']}"
URL = "https://api.apidot.ai/api/generate"


def start(order, prompt, pictures):
    body = {
        "model": "kling-o1-image-edit",
        "callback_url": os.environ["APIDOT_CALLBACK_URL"],
        "input": {
            "prompt": prompt,
            "image_urls": pictures,
            # expect: invalid-value
            "output_format": "tiff",
        },
    }
    note("submitting", order=order, pictures=len(pictures))
    # expect: logged-url
    note("callback", to=body["callback_url"])
    response = session.post(f"{URL}/submit", json=body, timeout=30)
    if response.status_code >= 400:
        note("refused", order=order, status=response.status_code, answer=response.text)
        return None
    return response.json()["data"]["task_id"]


def files(task):
    """Addresses of a finished task's files."""
    output = task.get("output") or task
    return [file["file_url"] for file in output.get("files", [])]
