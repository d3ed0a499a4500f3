from __future__ import annotations

import enum
import os
import time
from typing import Annotated, Optional

import requests
import typer
from pydantic import BaseModel, SecretStr
from pydantic_settings import BaseSettings

app = typer.Typer(help="frames - tiny front end for APIDot video models")


class Settings(BaseSettings):
    apidot_api_key: SecretStr
    apidot_base_url: str = "https://api.apidot.ai"


class Ratio(str, enum.Enum):
    wide = "16:9"
    tall = "9:16"


class VideoInput(BaseModel):
    prompt: str
    duration: int = 8
    aspect_ratio: Ratio = Ratio.wide
    resolution: str = "1080p"
    image_urls: Optional[list[str]] = None


def client() -> tuple[requests.Session, str]:
    cfg = Settings()
    s = requests.Session()
    s.headers["Authorization"] = f"Bearer {cfg.apidot_api_key.get_secret_value()}"
    return s, cfg.apidot_base_url


@app.command()
def make(prompt: str, frame: Annotated[Optional[list[str]], typer.Option()] = None, wait: bool = True):
    s, base = client()
    inp = VideoInput(prompt=prompt, image_urls=frame)
    doc = inp.model_dump(mode="json", exclude_none=True)
    # expect: invalid-value
    doc["generate_type"] = "first_last"
    r = s.post(f"{base}/api/generate/submit", json={"model": "veo3.1-quality", "input": doc})
    if not r.ok:
        typer.secho(f"refused: {r.status_code} {r.json()['error']['message']}", fg="red", err=True)
        raise typer.Exit(1)
    # expect: invented-response-field
    task_id = r.json()["data"]["job_id"]
    typer.echo(task_id)
    if wait:
        follow(task_id)


@app.command()
def follow(task_id: str):
    s, base = client()
    with typer.progressbar(length=100) as bar:
        # expect: unbounded-polling
        while (task := s.get(f"{base}/api/generate/status/{task_id}").json()["data"])["status"] != "finished":
            bar.update(1)
            time.sleep(6)
    for f in task["files"]:
        # expect: logged-url
        typer.echo(f["file_url"])


@app.command()
def env():
    # expect: logged-key
    typer.echo(f"APIDOT_API_KEY={os.environ.get('APIDOT_API_KEY')}")
    typer.echo(f"APIDOT_BASE_URL={os.environ.get('APIDOT_BASE_URL', '')}")


if __name__ == "__main__":
    app()
