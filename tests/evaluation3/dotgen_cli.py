#!/usr/bin/env python3
"""dotgen - tiny command line for APIDot pictures"""
import pathlib
import sys
import time

import click
import requests

RC = pathlib.Path.home() / ".dotgenrc"


def _key():
    if RC.exists():
        return RC.read_text().strip()
    raise click.ClickException("run `dotgen login` first (key looks like sk-xxxxxxxx)")


def call(verb, path, key, body=None):
    r = requests.request(verb, "https://api.apidot.ai" + path, json=body,
                         headers={"authorization": "Bearer " + key})
    if r.status_code == 402:
        raise click.ClickException("out of credits")
    r.raise_for_status()
    return r.json()


@click.group()
def main():
    pass


@main.command()
@click.option("--key", prompt=True, hide_input=True)
def login(key):
    RC.write_text(key)
    RC.chmod(0o600)
    click.echo(f"saved {len(key)} characters")


@main.command()
def whoami():
    k = _key()
    # expect: logged-key
    click.echo("token: " + k)


@main.command()
@click.argument("text")
@click.option("--model", type=click.Choice(["flux-2-pro", "flux-2-flex"]), default="flux-2-pro")
@click.option("--wait/--no-wait", default=True)
def draw(text, model, wait):
    body = {"model": model, "input": {"prompt": text, "size": "16:9", "resolution": "2K"}}
    # expect: invented-field
    body["input"]["seed"] = 7
    key = _key()
    tid = call("POST", "/api/generate/submit", key, body)["data"]["task_id"]
    pathlib.Path(".dotgen-last").write_text(tid)
    if not wait:
        click.echo(tid)
        return
    with click.progressbar(length=100) as bar:
        for _ in range(200):
            got = call("GET", f"/api/generate/status/{tid}", key)["data"]
            bar.update(int(got.get("progress") or 0) - bar.pos)
            if got["status"] in ("finished", "failed"):
                break
            time.sleep(3)
    if got["status"] == "failed":
        click.echo(got["error_message"], err=True)
        sys.exit(1)
    for f in got["files"]:
        # expect: logged-url
        click.echo(f["file_url"])


if __name__ == "__main__":
    main()
