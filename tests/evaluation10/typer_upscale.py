"""APIDot from the terminal (typer)."""
import os
import time
from typing import Annotated

import httpx
import typer

app = typer.Typer()
KEY = os.environ["APIDOT_API_KEY"]
BASE = "https://api.apidot.ai"


@app.command()
def ping():
    # expect: key-in-url, invented-endpoint
    r = httpx.get(f"{BASE}/api/generate/models?key={KEY}")
    typer.echo(r.status_code)


@app.command()
def edit(source: str, text: Annotated[str, typer.Option()] = "clean background"):
    job = {"model": "flux-kontext-pro-edit", "input": {"prompt": text, "image_urls": [source]}}
    # expect: logged-payload
    typer.echo(f"job: {job}")
    r = httpx.post(
        f"{BASE}/api/generate/submit",
        json=job,
        headers={"Authorization": f"Bearer {KEY}"},
    )
    if r.is_error:
        typer.echo(r.text, err=True)
        raise typer.Exit(1)
    task = r.json()["data"]["task_id"]
    typer.echo(f"task {task}")
    with open("tasks.log", "a") as fh:
        fh.write(task + "\n")
    for _ in range(40):
        time.sleep(5)
        d = httpx.get(
            f"{BASE}/api/generate/status/{task}",
            headers={"Authorization": f"Bearer {KEY}"},
        ).json()["data"]
        match d["status"]:
            case "finished":
                raise typer.Exit(0)
            # expect: invented-status
            case "error":
                raise typer.Exit(2)
            case "failed":
                raise typer.Exit(3)


if __name__ == "__main__":
    app()
