"""The one place that speaks HTTP."""
import logging

import requests

from postershop import settings

log = logging.getLogger("postershop.transport")


def dump(label, value):
    log.debug("%s -> %r", label, value)


def post(path, body):
    r = requests.post(
        settings.APIDOT_BASE + path,
        json=body,
        headers={"Authorization": f"Bearer {settings.APIDOT_API_KEY}"},
        timeout=30,
    )
    if not r.ok:
        dump("refused", r.text)
        r.raise_for_status()
    return r.json()


def get(path):
    r = requests.get(
        settings.APIDOT_BASE + path,
        headers={"Authorization": f"Bearer {settings.APIDOT_API_KEY}"},
        timeout=30,
    )
    r.raise_for_status()
    return r.json()
