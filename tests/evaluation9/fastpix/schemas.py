"""What our own clients see; nothing of this goes to the image service as it is."""

from enum import Enum

from pydantic import BaseModel, Field


class JobStatus(str, Enum):
    queued = "queued"
    working = "working"
    done = "done"
    broken = "broken"


class JobIn(BaseModel):
    prompt: str = Field(min_length=3, max_length=2000)
    imageUrls: list[str] = []
    style: str | None = None


class JobOut(BaseModel):
    id: int
    status: JobStatus
    url: str | None = None
