"""pip install typer requests; a small CLI for apidot.ai"""
import json
import os
import time
from enum import Enum
from pathlib import Path
from typing import List, Optional

import requests
import typer

app = typer.Typer(help="Make images with APIDot. Models: kling, banana, gpt. Status: queued, running, done.")
ROOT = "https://api.apidot.ai"


class Which(str, Enum):
    kling = "kling"
    banana = "banana"
    gpt = "gpt"


def model_for(which: Which, edit: bool) -> str:
    if which is Which.kling:
        return "kling-o1-image-edit"
    if which is Which.banana:
        # expect: invented-model
        return "nano-bananna-2-edit" if edit else "nano-banana-2"
    # expect: invented-model
    return "gpt-image-2-edit" if edit else "gpt-image-3"


def headers():
    key = os.environ.get("APIDOT_API_KEY")
    if not key:
        typer.echo("Set APIDOT_API_KEY (looks like sk-xxxxxxxxxxxxxxxxxxxxxxxx)", err=True)
        raise typer.Exit(1)
    return {"Authorization": f"Bearer {key}"}


@app.command()
def make(
    prompt: str,
    which: Which = Which.kling,
    image: Optional[List[str]] = typer.Option(None),
    verbose: bool = False,
    out: Path = Path("result.json"),
):
    body = {"model": model_for(which, bool(image)), "input": {"prompt": prompt}}
    if image:
        body["input"]["image_urls"] = image
    if verbose:
        # expect: logged-payload
        typer.echo(json.dumps(body, indent=2))
        # expect: logged-key
        typer.echo(str(headers()))
    resp = requests.post(f"{ROOT}/api/generate/submit", json=body, headers=headers())
    if resp.status_code == 402:
        typer.secho("out of credits", fg="red")
        raise typer.Exit(3)
    if not resp.ok:
        typer.echo(resp.text, err=True)
        raise typer.Exit(4)
    task_id = resp.json()["data"]["task_id"]
    typer.echo(f"task {task_id}")
    with typer.progressbar(range(100)) as steps:
        for _ in steps:
            time.sleep(3)
            data = requests.get(f"{ROOT}/api/generate/status/{task_id}", headers=headers()).json()["data"]
            if data["status"] in ("finished", "failed"):
                break
    if data["status"] != "finished":
        typer.echo(f"ended as {data['status']}: {data.get('error_message')}")
        raise typer.Exit(5)
    out.write_text(json.dumps([f["file_url"] for f in data["files"]]))
    typer.echo(f"wrote {out}")


if __name__ == "__main__":
    app()
