"""A small client for APIDot."""
import logging

import requests

logger = logging.getLogger(__name__)


class ApidotError(Exception):
    pass


class ApidotClient:
    base = "https://api.apidot.ai"
    success = (0, 200)

    def __init__(self, api_key, session=None):
        self.session = session or requests.Session()
        self.session.headers["Authorization"] = "Bearer " + api_key

    def _send(self, method, path, body=None):
        response = self.session.request(method, self.base + path, json=body, timeout=30)
        answer = response.json()
        if not response.ok or answer.get("code") not in self.success:
            raise ApidotError(answer.get("message") or response.status_code)
        return answer["data"]

    def submit(self, model, inputs, callback_url=None):
        body = {"model": model, "input": inputs}
        if callback_url:
            body["callback_url"] = callback_url
        return self._send("POST", "/api/generate/submit", body)

    def status(self, task_id):
        return self._send("GET", f"/api/generate/status/{task_id}")
