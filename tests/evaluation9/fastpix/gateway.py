from __future__ import annotations

import logging
from typing import Any

import httpx
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from .settings import settings

logger = logging.getLogger(__name__)

_client = httpx.AsyncClient(
    base_url=settings.apidot_base_url,
    headers={"Authorization": f"Bearer {settings.apidot_api_key.get_secret_value()}"},
    timeout=30,
)


@retry(
    retry=retry_if_exception_type(httpx.TransportError),
    stop=stop_after_attempt(4),
    wait=wait_exponential_jitter(1, 20),
)
async def submit(model: str, fields: dict[str, Any]) -> str:
    body: dict[str, Any] = {"model": model, "input": fields}
    if settings.apidot_callback_url:
        body["callback_url"] = str(settings.apidot_callback_url)
    logger.info("submit %s with fields %s", model, sorted(fields))
    response = await _client.post("/api/generate/submit", json=body)
    if response.is_error:
        logger.error("submit: HTTP %d %s", response.status_code, response.text)
        response.raise_for_status()
    return response.json()["data"]["task_id"]


async def fetch(task_id: str) -> dict[str, Any]:
    response = await _client.get(f"/api/generate/status/{task_id}")
    response.raise_for_status()
    return response.json()


async def balance() -> dict[str, Any]:
    # expect: invented-endpoint
    response = await _client.get("/api/user/balance")
    return response.json()
