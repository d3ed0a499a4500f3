"""Celery tasks that edit catalogue images with Kling O1 through APIDot."""

import hashlib
import os

import requests
import structlog
from celery import Celery

from catalogue.models import Edit

app = Celery("edits")
log = structlog.get_logger()

APIDOT_BASE_URL = os.environ.get("APIDOT_BASE_URL", "https://api.apidot.ai")
session = requests.Session()
session.headers.update({"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"})


class Transient(Exception):
    """Worth another try."""


def fingerprint(text):
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def checked(response):
    if response.status_code == 429 or response.status_code >= 500:
        raise Transient(response.status_code)
    return response


@app.task(autoretry_for=(Transient, requests.ConnectionError), retry_backoff=True, retry_jitter=True, max_retries=5)
def submit_edit(edit_id):
    edit = Edit.objects.get(pk=edit_id)
    if edit.task_id:
        return
    bound = log.bind(edit=edit_id, prompt=fingerprint(edit.prompt))
    response = checked(
        session.post(
            f"{APIDOT_BASE_URL}/api/generate/submit",
            json={
                "model": "kling-o1-image-edit",
                "input": {"prompt": edit.prompt, "image_urls": edit.sources, "resolution": "2K"},
            },
            timeout=30,
        )
    )
    if response.status_code >= 400:
        bound.error("submit refused", status=response.status_code, body=response.text)
        edit.fail(response.json()["error"]["message"])
        return
    edit.task_id = response.json()["data"]["task_id"]
    edit.save()
    bound.info("submitted", task_id=edit.task_id, sources=len(edit.sources))
    check_edit.apply_async((edit_id,), countdown=10)


@app.task(bind=True, max_retries=60)
def check_edit(self, edit_id):
    edit = Edit.objects.get(pk=edit_id)
    response = checked(session.get(f"{APIDOT_BASE_URL}/api/generate/status/{edit.task_id}", timeout=30))
    task = response.json()["data"]
    log.info("polled", edit=edit_id, status=task["status"], progress=task.get("progress"))
    if task["status"] == "finished":
        files = task.get("files") or task.get("output", {}).get("files", [])
        edit.results = [file["file_url"] for file in files]
        edit.save()
        log.info("stored", edit=edit_id, files=len(files), kinds=[file["file_type"] for file in files])
    elif task["status"] == "failed":
        edit.fail(task.get("error_message"))
    else:
        raise self.retry(countdown=10)
