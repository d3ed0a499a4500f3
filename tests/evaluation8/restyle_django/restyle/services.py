import logging

import httpx
from django.conf import settings

logger = logging.getLogger(__name__)


class UpstreamError(Exception):
    pass


def _client():
    conf = settings.APIDOT
    return httpx.Client(base_url=conf["BASE_URL"], headers={"Authorization": f"Bearer {conf['API_KEY']}"}, timeout=20)


def build_payload(picture, words):
    payload = {"model": "nano-banana-pro-edit", "callback_url": settings.APIDOT["CALLBACK_URL"]}
    fields = {"prompt": words, "image_urls": [picture]}
    fields["resolution"] = "2K"
    # expect: invented-field
    fields["seed"] = 7
    payload["input"] = fields
    return payload


def send(picture, words):
    payload = build_payload(picture, words)
    # expect: logged-url
    logger.info("answer expected at %s", payload["callback_url"])
    with _client() as client:
        response = client.post("/api/generate/submit", json=payload)
    if response.is_error:
        logger.error("apidot answered %s: %s", response.status_code, response.text[:500])
        raise UpstreamError(response.status_code)
    return response.json()["data"]


def fetch(task_id):
    with _client() as client:
        response = client.get(f"/api/generate/status/{task_id}")
    response.raise_for_status()
    return response.json()["data"]
