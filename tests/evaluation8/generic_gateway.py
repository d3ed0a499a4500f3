"""A gateway for several vendors of media, APIDot being the first."""
from __future__ import annotations

import logging
import os
from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass, field
from typing import Any, Generic, TypeVar

import httpx

log = logging.getLogger(__name__)
P = TypeVar("P", bound="Payload")


@dataclass(kw_only=True)
class Payload:
    prompt: str

    def as_input(self) -> dict[str, Any]:
        return {k: v for k, v in asdict(self).items() if v is not None}


@dataclass(kw_only=True)
class StillPayload(Payload):
    size: str = "1:1"
    image_urls: list[str] = field(default_factory=list)


class Gateway(ABC, Generic[P]):
    model: str
    base = "https://api.apidot.ai"

    def __init__(self, http: httpx.Client) -> None:
        self.http = http
        self.http.headers["Authorization"] = f"Bearer {os.environ['APIDOT_API_KEY']}"

    def __call__(self, payload: P) -> str:
        # expect: logged-prompt
        log.info("%s wants %s", type(self).__name__, payload.prompt)
        answer = self.http.post(f"{self.base}/api/generate/submit", json={"model": self.model, "input": payload.as_input()})
        answer.raise_for_status()
        envelope = answer.json()
        # expect: logged-payload
        log.debug("envelope %r", envelope)
        return self.ticket(envelope)

    @abstractmethod
    def ticket(self, envelope: dict[str, Any]) -> str: ...


class FluxGateway(Gateway[StillPayload]):
    # expect: invented-model
    model = "flux-2-max"

    def ticket(self, envelope: dict[str, Any]) -> str:
        return envelope["data"]["task_id"]


class KontextGateway(Gateway[StillPayload]):
    model = "flux-kontext-max-edit"

    def ticket(self, envelope: dict[str, Any]) -> str:
        # expect: invented-response-field
        return envelope["data"]["request_id"]
