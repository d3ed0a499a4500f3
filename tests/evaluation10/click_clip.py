#!/usr/bin/env python3
# clip: little command for seedance through apidot
import os
import time

import click
import requests

ROOT = "https://api.apidot.ai"


def session():
    s = requests.Session()
    s.headers["Authorization"] = "Bearer " + os.environ["APIDOT_API_KEY"]
    return s


@click.group()
def cli():
    pass


@cli.command()
@click.argument("text")
def make(text):
    body = {
        "model": "seedance-2",
        "input": {
            "prompt": text,
            # expect: invalid-value
            "duration": 30,
            "resolution": "720p",
        },
    }
    r = session().post(ROOT + "/api/generate/submit", json=body)
    r.raise_for_status()
    tid = r.json()["data"]["task_id"]
    with open(".last-task", "w") as fh:
        fh.write(tid)
    click.echo(tid)


@cli.command()
@click.argument("tid")
def wait(tid):
    s = session()
    # expect: unbounded-polling
    while True:
        data = s.get(f"{ROOT}/api/generate/status/{tid}").json()["data"]
        click.echo(f"{data['status']} {data['progress']}")
        if data["status"] == "finished":
            # expect: logged-url
            click.echo(data["files"][0]["file_url"])
            return
        if data["status"] == "failed":
            raise click.ClickException(data["error_message"])
        time.sleep(5)


if __name__ == "__main__":
    cli()
