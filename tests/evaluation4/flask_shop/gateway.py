"""The APIDot calls of the shop."""
import logging

import requests

import settings

log = logging.getLogger(__name__)


class GatewayError(Exception):
    pass


def _headers():
    return {"Authorization": f"Bearer {settings.IMAGE_KEY}"}


def send(prompt, sources):
    body = {
        "model": settings.IMAGE_MODEL,
        "callback_url": settings.IMAGE_HOOK,
        "input": {
            "prompt": prompt,
            "image_urls": sources,
            # expect: invented-field
            "resolution": "2K",
        },
    }
    answer = requests.post(f"{settings.IMAGE_API}/api/generate/submit", json=body, headers=_headers(), timeout=20)
    if not answer.ok:
        log.error("gateway: HTTP %s %s", answer.status_code, answer.text)
        raise GatewayError(answer.status_code)
    return answer.json()


def look(task_id):
    answer = requests.get(f"{settings.IMAGE_API}/api/generate/status/{task_id}", headers=_headers(), timeout=20)
    answer.raise_for_status()
    return answer.json()["data"]
