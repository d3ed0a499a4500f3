import logging
import os
from functools import partial

import httpx

log = logging.getLogger("kling").info
warn = logging.getLogger("kling").warning
say = partial(print, "[kling]", flush=True)
DEBUG = bool(os.environ.get("DEBUG"))


def trace(label, value):
    if DEBUG:
        say(label, value)


class Session:
    URL = "https://api.apidot.ai/api/generate"

    def __init__(self):
        self.http = httpx.Client(headers={"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"})
        self.info = log

    def submit(self, prompt):
        body = {"model": "gpt-image-2", "input": {"prompt": prompt, "quality": "high", "size": "3:2"}}
        # expect: logged-payload
        trace("request", body)
        reply = self.http.post(self.URL + "/submit", json=body)
        reply.raise_for_status()
        task = reply.json()["data"]
        trace("task", task["task_id"])
        return task["task_id"]

    def files(self, task_id):
        reply = self.http.get(f"{self.URL}/status/{task_id}")
        if reply.status_code != 200:
            warn("status %s: %s", reply.status_code, reply.text)
            return None
        task = reply.json()["data"]
        if task["status"] != "finished":
            self.info("%s is %s", task_id, task["status"])
            return None
        # expect: logged-payload
        self.info("files: %s", task["files"])
        return [entry["file_url"] for entry in task["files"]]


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    session = Session()
    text = input("prompt> ")
    # expect: logged-prompt
    log("prompt is %s", text)
    say("submitted", session.submit(text))
