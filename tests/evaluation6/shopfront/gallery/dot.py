"""The one place that talks to APIDot."""
import logging

import requests
from django.conf import settings

logger = logging.getLogger("gallery.dot")


class DotError(Exception):
    pass


def trace(label, value):
    logger.debug("%s: %s", label, value)


def _request(method, path, **kwargs):
    response = requests.request(
        method,
        settings.APIDOT["BASE"] + path,
        headers={"Authorization": f"Bearer {settings.APIDOT['API_KEY']}"},
        timeout=30,
        **kwargs,
    )
    if not response.ok:
        trace("refused", response.text)
        raise DotError(response.status_code)
    return response.json()["data"]


def start(options):
    body = {
        "model": "seedream-5.0-lite-edit",
        "callback_url": settings.APIDOT["HOOK"],
        "input": {"n": 1, **options},
    }
    return _request("POST", "/api/generate/submit", json=body)


def look(task_id):
    return _request("GET", f"/api/generate/status/{task_id}")
