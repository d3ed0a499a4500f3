import os

import requests


class PictureService:
    """Thin layer over APIDot; the caller stores the task."""

    URL = "https://api.apidot.ai/api/generate/submit"

    def __init__(self):
        self.key = os.environ["APIDOT_API_KEY"]

    def submit(self, prompt):
        answer = requests.post(
            self.URL,
            json={"model": "z-image", "input": {"prompt": prompt, "size": "1:1", "enable_safety_checker": True}},
            headers={"Authorization": f"Bearer {self.key}"},
            timeout=15,
        )
        body = answer.json()
        if answer.status_code != 200:
            print("apidot:", answer.status_code, body["error"]["message"])
            raise RuntimeError(body["error"]["type"])
        return body["data"]["task_id"]
