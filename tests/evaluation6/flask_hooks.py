"""Empfang der APIDot-Rückrufe. Nur intern erreichbar."""
import os
import sqlite3

from flask import Flask, abort, current_app, jsonify, request

app = Flask(__name__)


def db():
    return sqlite3.connect(os.environ.get("DB_PATH", "tasks.db"))


@app.post("/hooks/apidot")
def apidot_hook():
    body = request.get_json(force=True)
    # expect: logged-payload
    current_app.logger.info("hook received: %s", body)
    data = body.get("data", body)
    task_id = data["task_id"]
    with db() as con:
        row = con.execute("select state from tasks where id = ?", (task_id,)).fetchone()
        if row is None:
            abort(404)
        # der eigene Zustand, nicht der von APIDot
        if row[0] == "completed":
            return "", 204
        # expect: early-result
        urls = [f["file_url"] for f in data.get("files", [])]
        con.execute("update tasks set urls = ?, state = 'completed' where id = ?", (",".join(urls), task_id))
    return "", 204


@app.post("/hooks/apidot/v2")
def apidot_hook_v2():
    data = request.get_json()["data"]
    status = data["status"]
    # expect: invented-status
    if status in ("finished", "success"):
        with db() as con:
            con.execute(
                "update tasks set urls = ? where id = ?",
                (",".join(f["file_url"] for f in data["files"]), data["task_id"]),
            )
    elif status == "failed":
        # expect: invented-response-field
        current_app.logger.warning("task %s failed: %s", data["task_id"], data["reason"])
    return jsonify(ok=True)
