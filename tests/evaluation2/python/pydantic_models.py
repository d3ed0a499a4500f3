"""Bodies of the APIDot API as pydantic models; used by the ingest service."""

import os
from typing import Literal, Optional

import httpx
import structlog
from pydantic import BaseModel, Field, SecretStr
from pydantic_settings import BaseSettings

log = structlog.get_logger()


class Settings(BaseSettings):
    apidot_api_key: SecretStr
    apidot_base_url: str = "https://api.apidot.ai"


class Input(BaseModel):
    prompt: str
    image_urls: list[str] = Field(default_factory=list)
    resolution: Literal["1K", "2K"] = "1K"


class Submit(BaseModel):
    model: str = "kling-o1-image-edit"
    # expect: invented-field
    callbackUrl: Optional[str] = None
    input: Input


class File(BaseModel):
    file_url: str
    file_type: str


class Data(BaseModel):
    task_id: str
    status: str
    progress: Optional[int] = None
    files: list[File] = []
    error_message: Optional[str] = None


class Answer(BaseModel):
    code: int
    message: Optional[str] = None
    data: Data


settings = Settings()
log.info("settings", settings=settings, key=settings.apidot_api_key)


def submit(prompt: str, images: list[str]) -> str:
    body = Submit(input=Input(prompt=prompt, image_urls=images), callbackUrl=os.environ.get("CALLBACK"))
    resp = httpx.post(
        f"{settings.apidot_base_url}/api/generate/submit",
        json=body.model_dump(exclude_none=True),
        headers={"Authorization": f"Bearer {settings.apidot_api_key.get_secret_value()}"},
    )
    resp.raise_for_status()
    answer = Answer.model_validate(resp.json())
    # expect: logged-payload
    log.info("submitted", answer=answer.model_dump())
    return answer.data.task_id


def status(task_id: str) -> Data:
    resp = httpx.get(
        f"{settings.apidot_base_url}/api/generate/status/{task_id}",
        headers={"Authorization": f"Bearer {settings.apidot_api_key.get_secret_value()}"},
    )
    resp.raise_for_status()
    data = Answer.model_validate(resp.json()).data
    log.info("status", task_id=data.task_id, status=data.status, progress=data.progress)
    if data.status == "finished":
        # expect: logged-url
        log.info("ready", first=data.files[0].file_url)
    return data
