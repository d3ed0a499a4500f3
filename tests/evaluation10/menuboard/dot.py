"""The only module that talks to APIDot."""
import requests

from . import settings

_session = requests.Session()
_session.headers["Authorization"] = f"Bearer {settings.API_KEY}"


def submit(payload):
    res = _session.post(f"{settings.BASE_URL}/api/generate/submit", json=payload, timeout=30)
    res.raise_for_status()
    return res.json()


def status(task_id):
    res = _session.get(f"{settings.BASE_URL}/api/generate/status/{task_id}", timeout=30)
    res.raise_for_status()
    return res.json()["data"]
