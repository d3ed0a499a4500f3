"""A function that is called with each file."""

import os

import requests


def task(task_id):
    headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    url = f"https://api.apidot.ai/api/generate/status/{task_id}"
    return requests.get(url, headers=headers, timeout=30).json()["data"]


def main(task_id):
    # expect: invented-response-field
    files = sorted(task(task_id)["files"], key=lambda file: file["index"])
    # expect: invented-response-field
    return max(files, key=lambda file: file["width"])
