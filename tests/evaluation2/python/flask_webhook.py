"""Receives APIDot callbacks. Deliveries may repeat, so every write is an upsert."""

import hmac
import logging
import os

from flask import Flask, abort, jsonify, request

from gallery_store import find_job, mark_failed, mark_finished

app = Flask(__name__)
log = logging.getLogger(__name__)

CALLBACK_TOKEN = os.environ["CALLBACK_TOKEN"]


@app.post("/hooks/apidot/<token>")
def apidot_hook(token: str):
    if not hmac.compare_digest(token, CALLBACK_TOKEN):
        log.warning("callback with a wrong token from %s", request.remote_addr)
        abort(404)
    body = request.get_json(silent=True) or {}
    data = body.get("data") or body
    task_id = data.get("task_id")
    job = find_job(task_id)
    if job is None:
        log.warning("callback for unknown task %s", task_id)
        return jsonify(ok=True), 202
    status = data.get("status")
    log.info("task %s is %s", task_id, status)
    if status == "finished":
        files = data.get("files") or []
        urls = [f["file_url"] for f in files]
        mark_finished(job.id, urls)
        log.info("stored %d files for task %s", len(urls), task_id)
    elif status == "failed":
        mark_failed(job.id, data.get("error_message"))
        log.error("task %s failed: %s", task_id, data.get("error_message"))
    # our own job table knows more states than the API does
    if job.state in ("queued", "completed", "archived"):
        log.debug("job %s was already %s", job.id, job.state)
    return jsonify(ok=True)
