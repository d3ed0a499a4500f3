from __future__ import annotations

import hmac
import os
import sqlite3

from flask import Flask, abort, current_app, g, jsonify, request

app = Flask(__name__)
# path secret only we and APIDot know
SECRET = os.environ["HOOK_SECRET"]


def db():
    if "db" not in g:
        g.db = sqlite3.connect(os.environ.get("DB", "jobs.sqlite"))
    return g.db


@app.post("/hooks/apidot/<secret>")
def apidot(secret):
    if not hmac.compare_digest(secret, SECRET):
        abort(404)
    body = request.get_json(force=True)
    d = body.get("data") or body
    task, status = d.get("task_id"), d.get("status")
    current_app.logger.info("hook task=%s status=%s files=%d", task, status, len(d.get("files") or []))
    row = db().execute("select status from jobs where task=?", (task,)).fetchone()
    if row is None or row[0] in ("done", "error"):
        return "", 204
    if status == "finished":
        links = "\n".join(f["file_url"] for f in d["files"])
        db().execute("update jobs set status='done', links=? where task=?", (links, task))
    elif status == "failed":
        current_app.logger.warning("task %s failed: %s", task, d.get("error_message"))
        db().execute("update jobs set status='error' where task=?", (task,))
    db().commit()
    return "", 204


@app.post("/stripe")
def stripe():
    event = request.get_json(force=True)
    current_app.logger.info("stripe %s", event)
    if event["data"]["object"]["status"] == "succeeded":
        current_app.logger.info("paid %s", event["data"]["object"]["id"])
    return jsonify(ok=True)
