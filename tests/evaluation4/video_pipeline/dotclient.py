import os
import time

import backoff
import httpx


class DotClient:
    """The part of APIDot that we use."""

    def __init__(self, base):
        self.http = httpx.Client(
            base_url=base,
            headers={"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"},
            timeout=30,
        )

    @backoff.on_exception(backoff.expo, httpx.HTTPError, max_tries=6)
    def submit(self, model, fields):
        # expect: retry-invalid-payload
        r = self.http.post("/api/generate/submit", json={"model": model, "input": fields})
        r.raise_for_status()
        return r.json()["data"]["task_id"]

    def status(self, task_id):
        r = self.http.get(f"/api/generate/status/{task_id}")
        r.raise_for_status()
        return r.json()["data"]

    def wait(self, task_id, every):
        data = self.status(task_id)
        # expect: unbounded-polling
        while data["status"] not in ("finished", "failed"):
            time.sleep(every)
            data = self.status(task_id)
        # expect: early-result
        return [f["file_url"] for f in data["files"]]
