"""A copy of an answer is the answer."""

import os

import requests


def main(task_id):
    headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    answer = requests.get(f"https://api.apidot.ai/api/generate/status/{task_id}", headers=headers, timeout=30).json()
    # expect: logged-payload
    print({**answer})
    # expect: logged-payload
    print({"task": task_id, **answer["data"]})
    # expect: logged-payload
    print(list(answer["data"].items()))
    # expect: logged-payload
    print(answer["data"].values())
    print(list(answer["data"].keys()))
    return answer
