"""What the project itself adds to an answer is its own."""

import os

import requests


def main(task_id):
    headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    answer = requests.get(f"https://api.apidot.ai/api/generate/status/{task_id}", headers=headers, timeout=30).json()
    data = answer["data"]
    data["seen"] = True
    return data["seen"], data["status"]
