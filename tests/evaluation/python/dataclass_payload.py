from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field

import requests


@dataclass
class ImageInput:
    prompt: str
    image_urls: list[str] = field(default_factory=list)
    resolution: str = "2K"
    # expect: invented-field
    negative_prompt: str = ""


@dataclass
class SubmitRequest:
    input: ImageInput
    model: str = "kling-o1-image-edit"
    callback_url: str | None = None


@dataclass(frozen=True)
class Settings:
    api_key: str
    base_url: str = "https://api.apidot.ai"

    @classmethod
    def from_env(cls) -> "Settings":
        return cls(api_key=os.environ["APIDOT_API_KEY"])

    def __repr__(self) -> str:
        return f"Settings(base_url={self.base_url!r}, api_key='***')"


def submit(settings: Settings, request: SubmitRequest) -> str:
    response = requests.post(
        f"{settings.base_url}/api/generate/submit",
        json=asdict(request),
        headers={"Authorization": f"Bearer {settings.api_key}"},
        timeout=30,
    )
    response.raise_for_status()
    # expect: invented-response-field
    if not response.json()["success"]:
        raise RuntimeError(response.json()["message"])
    return response.json()["data"]["task_id"]


def build(prompt: str, *urls: str) -> SubmitRequest:
    request = SubmitRequest(ImageInput(prompt, list(urls)))
    request.callback_url = os.environ.get("APIDOT_CALLBACK_URL")
    return request


if __name__ == "__main__":
    job = build("remove the watermark text", "https://example.com/a.png")
    settings = Settings.from_env()
    print(settings, job.model, f"{len(job.input.image_urls)} image(s)")
    print("task", submit(settings, job))
