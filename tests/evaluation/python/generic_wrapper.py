"""Thin wrapper around the APIDot REST API."""
import logging
import time
from typing import Any, Optional
from urllib.parse import urljoin

import requests


class APIDot:
    base_url = "https://api.apidot.ai/"

    def __init__(self, api_key: str, logger: Optional[logging.Logger] = None):
        self._key = api_key
        self.log = logger or logging.getLogger("apidot")
        self.log.debug("client created, key of %d characters", len(self._key))

    def _call(self, method: str, path: str, **kwargs: Any) -> dict:
        url = urljoin(self.base_url, path)
        started = time.perf_counter()
        response = requests.request(method, url, headers={"Authorization": f"Bearer {self._key}"}, timeout=30, **kwargs)
        self.log.info("%s %s -> %d in %.2fs", method, path, response.status_code, time.perf_counter() - started)
        if response.status_code >= 400:
            self.log.error("error body: %s", response.text)
            response.raise_for_status()
        return response.json()

    def submit(self, model: str, **input_fields: Any) -> str:
        body = {"model": model, "input": input_fields}
        return self._call("POST", "api/generate/submit", json=body)["data"]["task_id"]

    def status(self, task_id: str) -> dict:
        return self._call("GET", f"api/generate/status/{task_id}")["data"]

    def run(self, model: str, timeout: float = 300, **input_fields: Any) -> dict:
        task_id = self.submit(model, **input_fields)
        deadline = time.time() + timeout
        while time.time() < deadline:
            task = self.status(task_id)
            # expect: invented-status
            if task["status"] in {"finished", "failed", "canceled"}:
                return task
            time.sleep(3)
        raise TimeoutError(task_id)


if __name__ == "__main__":
    import os
    import pprint

    logging.basicConfig(level=logging.DEBUG)
    key = os.environ["APIDOT_API_KEY"]
    # expect: logged-key
    print("using key", key)
    dot = APIDot(key)
    done = dot.run(
        "kling-o1-image-edit",
        prompt="swap the sky for a sunset",
        image_urls=["https://example.com/house.jpg"],
        # expect: invented-field
        imageSize="16:9",
    )
    # expect: logged-payload
    pprint.pprint(done)
