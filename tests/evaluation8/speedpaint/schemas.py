"""Bodies of APIDot as pydantic sees them."""
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, HttpUrl


class Status(StrEnum):
    not_started = "not_started"
    running = "running"
    finished = "finished"
    failed = "failed"


class File(BaseModel):
    file_url: HttpUrl
    file_type: str


class TaskData(BaseModel):
    task_id: str
    status: Status
    progress: int = 0
    error_message: str | None = None
    files: list[File] = []


class Answer(BaseModel):
    code: int
    message: str = ""
    data: TaskData


class PaintOrder(BaseModel):
    text: str
    shape: Literal["1:1", "4:3", "3:4", "16:9", "9:16"] = "1:1"
