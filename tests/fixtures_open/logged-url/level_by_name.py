"""The level of a log line is a variable."""

import logging
import os

import requests

logger = logging.getLogger(__name__)


def report(text, level="info"):
    getattr(logger, level)(text)


def main(task_id):
    headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    answer = requests.get(f"https://api.apidot.ai/api/generate/status/{task_id}", headers=headers, timeout=30).json()
    # expect: logged-url
    report(answer["data"]["files"][0]["file_url"], level="debug")
    report(task_id)
