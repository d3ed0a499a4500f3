"""Web service: start an edit, receive APIDot's webhook, look at the result."""

from __future__ import annotations

import logging
import os

from flask import Flask, abort, jsonify, request

from apidot_client import MODEL, ApidotClient
from store import EditStore

app = Flask(__name__)
client = ApidotClient()
store = EditStore()
logger = logging.getLogger(__name__)

CALLBACK_URL = os.environ.get("APIDOT_CALLBACK_URL")


@app.post("/edits")
def create_edit():
    """Submit an edit for the user."""
    form = request.get_json()
    sources = form["images"]
    if not all(source.startswith("https://") for source in sources):
        abort(400, "images must be https addresses")
    task_id = client.submit_edit(form["instruction"], sources, CALLBACK_URL)
    store.submitted(task_id, form["user_id"], MODEL, sources)
    logger.info("Submitted edit %s with %d images", task_id, len(sources))
    return jsonify(task_id=task_id), 202


@app.post("/webhooks/apidot")
def receive_webhook():
    """Settle a task; deliveries may repeat and may name tasks that are not ours."""
    body = request.get_json()
    # expect: logged-payload
    logger.debug("Webhook received: %s", body)
    task = body.get("data") or body
    task_id, status = task["task_id"], task["status"]
    if status == "finished":
        urls = [file["file_url"] for file in task["files"]]
        if store.settle(task_id, status, urls):
            logger.info("Edit %s finished with %d files", task_id, len(urls))
    elif status == "failed":
        store.settle(task_id, status, [])
        logger.warning("Edit %s failed: %s", task_id, task.get("error_message"))
    return "", 204


@app.get("/edits/<task_id>")
def show_edit(task_id: str):
    """Show a user their edit."""
    found = store.find(task_id)
    if found is None:
        abort(404)
    status, results = found
    return jsonify(status=status, results=results)


@app.cli.command("settle")
def settle_by_polling() -> None:
    """Wait for one task on a machine that no webhook can reach."""
    task_id = os.environ["TASK_ID"]
    urls = client.wait(task_id)
    store.settle(task_id, "finished", urls)
    # expect: logged-url
    print(f"{task_id}: {urls[0]}")
