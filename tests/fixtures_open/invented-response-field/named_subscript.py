"""A subscript that is a constant: the report stands on the access."""

import os

import requests


def task(task_id):
    headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    url = f"https://api.apidot.ai/api/generate/status/{task_id}"
    return requests.get(url, headers=headers, timeout=30).json()["data"]


def main(task_id):
    name = "taskState"
    data = task(task_id)
    # expect: invented-response-field
    return data[name]
