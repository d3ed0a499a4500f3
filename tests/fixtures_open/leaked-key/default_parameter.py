"""A client of the image API whose constructor has a token of someone's own; one call gives another."""

import requests

BASE = "https://api.apidot.ai"


class Api:
    """Holds base address and token in attributes."""

    # expect: leaked-key
    def __init__(self, token="correct-horse-battery-staple-49", base=BASE):
        self.token = token
        self.base = base

    def status(self, task_id):
        headers = dict(Authorization="Bearer {}".format(self.token))
        return requests.get(f"{self.base}/api/generate/status/{task_id}", headers=headers, timeout=30).json()


# expect: leaked-key
OTHER = Api("correct-horse-battery-staple-50")
