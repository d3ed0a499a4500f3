import logging

import requests

from settings import Settings

log = logging.getLogger("cards.client")


class CardClient:
    """Everything that cardpress asks of APIDot."""

    def __init__(self, settings=Settings):
        self.settings = settings
        self.http = requests.Session()
        self.http.headers["Authorization"] = f"Bearer {settings.APIDOT_API_KEY}"
        log.debug("client ready, key %s", "present" if settings.APIDOT_API_KEY else "absent")

    def create(self, text, size="4:3"):
        body = {
            "model": self.settings.CARD_MODEL,
            "callback_url": self.settings.CARD_HOOK,
            "input": {"prompt": text, "size": size, "resolution": "1K"},
        }
        reply = self.http.post(f"{self.settings.APIDOT_ROOT}/api/generate/submit", json=body, timeout=30)
        if reply.status_code >= 400:
            log.error("refused: %s %s", reply.status_code, reply.text)
            reply.raise_for_status()
        return reply.json()["data"]["task_id"]

    def look(self, task_id):
        reply = self.http.get(f"{self.settings.APIDOT_ROOT}/api/generate/status/{task_id}", timeout=30)
        reply.raise_for_status()
        return reply.json()["data"]
