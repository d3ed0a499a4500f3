"""apx: draw pictures from the terminal."""
import json
import os
import sys
from pathlib import Path

import click
import httpx

HISTORY = Path.home() / ".apx" / "history.jsonl"
BASE = os.getenv("APIDOT_BASE_URL", "https://api.apidot.ai")


def client() -> httpx.Client:
    key = os.getenv("APIDOT_API_KEY")
    click.echo(f"APIDOT_API_KEY: {'set' if key else 'missing'}", err=True)
    if not key:
        click.echo("Set APIDOT_API_KEY first: export APIDOT_API_KEY=sk-...", err=True)
        sys.exit(2)
    return httpx.Client(base_url=BASE, headers={"Authorization": f"Bearer {key}"}, timeout=30)


@click.group()
def cli():
    pass


@cli.command()
@click.argument("prompt")
@click.option("--size", default="1:1", type=click.Choice(["1:1", "16:9", "9:16"]))
@click.option("--count", "-n", default=1)
@click.option("--verbose", is_flag=True)
def draw(prompt, size, count, verbose):
    """Submit PROMPT and remember the task."""
    body = {"model": "wan-2.7-image", "input": {"prompt": prompt, "n": count, "seed": 7}}
    if verbose:
        # expect: logged-payload
        click.echo(json.dumps(body), err=True)
    with client() as http:
        answer = http.post("/api/generate/submit", json=body)
        if answer.status_code != 200:
            click.echo(f"error {answer.status_code}: {answer.text}", err=True)
            sys.exit(1)
        task = answer.json()["data"]["task_id"]
    HISTORY.parent.mkdir(exist_ok=True)
    with HISTORY.open("a") as file:
        file.write(json.dumps({"task": task, "prompt": prompt, "size": size}) + "\n")
    click.echo(task)


@cli.command()
@click.argument("task")
def show(task):
    """Print the state of TASK."""
    with client() as http:
        data = http.get(f"/api/generate/status/{task}").json()["data"]
    click.echo(f"{task}: {data['status']} ({data['progress']} %)")
    if data["status"] == "finished":
        for item in data["files"]:
            click.echo(item["file_type"])
            # expect: invented-response-field
            Path(item["name"]).write_bytes(httpx.get(item["file_url"]).content)


if __name__ == "__main__":
    cli()
