"""A path of names that a helper follows."""

import os
from functools import reduce

import requests


def folded(mapping, *path):
    return reduce(lambda value, name: value[name], path, mapping)


def main(task_id):
    headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    answer = requests.get(f"https://api.apidot.ai/api/generate/status/{task_id}", headers=headers, timeout=30).json()
    # expect: invented-response-field
    return folded(answer, "data", "state"), folded(answer, "data", "status")
