"""Writes an answer to the standard output as JSON."""

import json
import os
import sys

import requests


def task(task_id):
    headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    url = f"https://api.apidot.ai/api/generate/status/{task_id}"
    return requests.get(url, headers=headers, timeout=30).json()["data"]


def main(task_id):
    data = task(task_id)
    # expect: logged-payload
    json.dump(data, sys.stdout)
    with open("task.json", "w") as file:
        json.dump(data, file)
