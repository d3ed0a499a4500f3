"""An address that a thread hands on."""

import os
from concurrent.futures import ThreadPoolExecutor

import requests


def first(task_id):
    headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    answer = requests.get(f"https://api.apidot.ai/api/generate/status/{task_id}", headers=headers, timeout=30).json()
    return answer["data"]["files"][0]["file_url"]


def main(task_id):
    with ThreadPoolExecutor() as pool:
        future = pool.submit(first, task_id)
        # expect: logged-url
        print(future.result())
