"""A dataclass shows its fields when it is printed."""

import os
from dataclasses import dataclass

import requests


@dataclass
class Edit:
    """One edit and where its file is."""

    task_id: str
    url: str = ""


def main(task_id):
    headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    answer = requests.get(f"https://api.apidot.ai/api/generate/status/{task_id}", headers=headers, timeout=30).json()
    edit = Edit(task_id, answer["data"]["files"][0]["file_url"])
    # expect: logged-url
    print(edit)
    print(edit.task_id)
    return edit
