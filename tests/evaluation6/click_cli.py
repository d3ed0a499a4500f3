"""`dotpic` - one picture, one command."""
import os
import time

import click
import httpx

# expect: leaked-key
KEY = os.environ.get("APIDOT_API_KEY", "@@KEY@@")
http = httpx.Client(base_url="https://api.apidot.ai", headers={"Authorization": f"Bearer {KEY}"})


@click.group()
@click.option("--debug/--no-debug")
def cli(debug):
    if debug:
        # expect: logged-key
        click.echo(f"using key {KEY}")


@cli.command()
@click.argument("prompt")
# expect: invented-model
@click.option("--model", default="gpt-image2", show_default=True)
@click.option("--format", "fmt", type=click.Choice(["png", "jpeg"]), default="png")
def make(prompt, model, fmt):
    answer = http.post("/api/generate/submit", json={"model": model, "input": {"prompt": prompt}})
    if answer.status_code >= 400:
        raise click.ClickException(answer.text)
    task = answer.json()["data"]["task_id"]
    click.echo(f"task {task}")
    for _ in range(100):
        data = http.get(f"/api/generate/status/{task}").json()["data"]
        if data["status"] in {"finished", "failed"}:
            break
        time.sleep(3)
    if data["status"] != "finished":
        raise click.ClickException(data.get("error_message") or "no result")
    for file in data["files"]:
        # expect: logged-url
        click.echo(file["file_url"])
    picture = httpx.get(data["files"][0]["file_url"])
    with open(f"{task}.{fmt}", "wb") as fh:
        fh.write(picture.content)
    click.echo(f"{len(picture.content)} bytes")


@cli.command()
def models():
    # expect: invented-endpoint
    click.echo(http.get("/v1/models").status_code)


if __name__ == "__main__":
    cli()
