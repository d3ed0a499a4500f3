"""Typed access to APIDot: one class for each body."""
from __future__ import annotations

from enum import StrEnum
from typing import Generic, Literal, TypeVar

import httpx
import structlog
from pydantic import BaseModel, ConfigDict, HttpUrl, SecretStr

log = structlog.get_logger()
T = TypeVar("T")


class Status(StrEnum):
    NOT_STARTED = "not_started"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"


class Loose(BaseModel):
    model_config = ConfigDict(extra="ignore")


class File(Loose):
    file_url: HttpUrl
    file_type: Literal["image", "video", "audio", "model"]


class Task(Loose):
    task_id: str
    status: Status
    progress: int | None = None
    error_message: str | None = None
    files: list[File] = []


class Envelope(Loose, Generic[T]):
    code: int
    message: str | None = None
    data: T


class MusicInput(BaseModel):
    prompt: str
    custom_mode: bool
    instrumental: bool
    mv: Literal["V4", "V5"] = "V5"
    style: str | None = None
    title: str | None = None


class Client:
    def __init__(self, key: SecretStr) -> None:
        log.info("client", key_set=bool(key.get_secret_value()))
        self._http = httpx.Client(
            base_url="https://api.apidot.ai",
            headers={"Authorization": f"Bearer {key.get_secret_value()}"},
        )

    def song(self, song: MusicInput) -> Task:
        body = {"model": "generate-music", "input": song.model_dump(exclude_none=True)}
        r = self._http.post("/api/generate/submit", json=body)
        r.raise_for_status()
        return Envelope[Task].model_validate(r.json()).data

    def task(self, task_id: str) -> Task:
        r = self._http.get(f"/api/generate/status/{task_id}")
        r.raise_for_status()
        return Envelope[Task].model_validate(r.json()).data


def ready(task: Task) -> list[str]:
    log.info("task", id=task.task_id, status=task.status.value, files=len(task.files))
    if task.status is not Status.FINISHED:
        return []
    return [str(f.file_url) for f in task.files]
