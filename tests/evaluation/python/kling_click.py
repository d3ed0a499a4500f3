"""kling: edit images from the terminal (APIDot)."""
import pathlib
import time

import click
import httpx

API = "https://api.apidot.ai"


def _client(key):
    return httpx.Client(base_url=API, headers={"Authorization": f"Bearer {key}"}, timeout=60)


def _wait(http, task_id, seconds):
    end = time.time() + seconds
    while time.time() < end:
        r = http.get(f"/api/generate/status/{task_id}")
        r.raise_for_status()
        task = r.json()["data"]
        if task["status"] == "finished":
            return task["files"]
        if task["status"] == "failed":
            raise click.ClickException(task.get("error_message", "failed"))
        click.echo(".", nl=False)
        time.sleep(3)
    raise click.ClickException("timed out")


@click.group()
@click.option("--api-key", envvar="APIDOT_API_KEY", required=True, help="Your APIDot API key.")
@click.pass_context
def cli(ctx, api_key):
    ctx.obj = _client(api_key)


@cli.command()
@click.argument("prompt")
@click.option("--image", "-i", "images", multiple=True, required=True)
@click.option("--out", type=click.Path(path_type=pathlib.Path), default=pathlib.Path("out"))
@click.option("--verbose", "-v", is_flag=True)
@click.pass_obj
def edit(http, prompt, images, out, verbose):
    """Edit IMAGES as PROMPT says."""
    if verbose:
        # expect: logged-prompt
        click.echo(f"prompt: {prompt!r}")
        click.echo(f"{len(images)} image(s), prompt of {len(prompt)} characters")
    r = http.post(
        "/api/generate/submit",
        json={"model": "kling-o1-image-edit", "input": {"prompt": prompt, "image_urls": list(images)}},
    )
    if r.is_error:
        raise click.ClickException(f"HTTP {r.status_code}: {r.text}")
    job = r.json()["data"]
    click.echo(f"submitted {job['task_id']}")
    files = _wait(http, job["task_id"], 600)
    out.mkdir(exist_ok=True)
    for number, file in enumerate(files):
        if verbose:
            # expect: logged-url
            click.echo(f"downloading {file['file_url']}")
        target = out / f"{job['task_id']}-{number}.png"
        target.write_bytes(httpx.get(file["file_url"]).content)
        click.echo(f"saved {target}")


if __name__ == "__main__":
    cli()
