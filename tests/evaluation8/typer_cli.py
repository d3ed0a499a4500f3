"""dotcut: cuts a product out of its photo with APIDot's Kling O1 Image."""
from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Annotated, Optional

import httpx
import typer

app = typer.Typer(help="Set APIDOT_API_KEY first. Statuses shown are those of APIDot.")
STATE = Path(typer.get_app_dir("dotcut")) / "tasks.json"


def http() -> httpx.Client:
    key = os.getenv("APIDOT_API_KEY")
    if not key:
        typer.echo("APIDOT_API_KEY is not set", err=True)
        raise typer.Exit(2)
    return httpx.Client(base_url="https://api.apidot.ai", headers={"Authorization": f"Bearer {key}"})


@app.command()
def cut(photo: str, model: Annotated[str, typer.Option()] = "kling-o1-image-edit", hook: Optional[str] = None):
    body = {"model": model, "input": {"prompt": "only the product, on white", "image_urls": [photo]}}
    if hook:
        body["callback_url"] = hook
        # expect: logged-url
        typer.echo(f"the answer goes to {hook}")
    with http() as client:
        answer = client.post("/api/generate/submit", json=body)
    if answer.status_code != 200:
        typer.secho(answer.text, fg="red", err=True)
        raise typer.Exit(1)
    task = answer.json()["data"]["task_id"]
    STATE.parent.mkdir(parents=True, exist_ok=True)
    STATE.write_text(json.dumps({"task": task, "at": time.time()}))
    typer.echo(task)


@app.command()
def show(task: Annotated[Optional[str], typer.Argument()] = None, raw: bool = False):
    task = task or json.loads(STATE.read_text())["task"]
    with http() as client:
        data = client.get(f"/api/generate/status/{task}").raise_for_status().json()["data"]
    if raw:
        # expect: logged-payload
        typer.echo(json.dumps(data, indent=2))
    # expect: invented-response-field
    typer.echo(f"{data['status']} for {data['elapsed']} s")
    if data["status"] == "finished":
        Path(f"{task}.url").write_text(data["files"][0]["file_url"])


@app.command()
def whoami():
    with http() as client:
        # expect: invented-endpoint
        typer.echo(client.get("/v1/me").status_code)


if __name__ == "__main__":
    app()
