import requests

from settings_local import APIDOT_API_KEY, APIDOT_BASE, DEFAULTS


class Transport:
    def __init__(self):
        self.s = requests.Session()
        self.s.headers["Authorization"] = "Bearer " + APIDOT_API_KEY

    def post(self, path, body):
        r = self.s.post(APIDOT_BASE + path, json=body, timeout=30)
        r.raise_for_status()
        return r.json()

    def get(self, path):
        r = self.s.get(APIDOT_BASE + path, timeout=30)
        r.raise_for_status()
        return r.json()


def start(t, text, **more):
    return t.post("/api/generate/submit", {"model": "nano-banana-2", "input": {"prompt": text, **DEFAULTS, **more}})


def look(t, task_id):
    body = t.get(f"/api/generate/status/{task_id}")
    return {"raw": body, "state": body["data"]["status"], "files": body["data"].get("files", [])}
