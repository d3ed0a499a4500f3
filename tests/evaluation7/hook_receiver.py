"""Receives the callbacks of APIDot for the avatar service."""
import sqlite3

from flask import Flask, abort, request

app = Flask(__name__)


def db():
    return sqlite3.connect("avatars.sqlite3")


@app.post("/hooks/apidot")
def apidot_hook():
    payload = request.get_json(force=True)
    # expect: logged-payload
    app.logger.info("apidot callback: %s", payload)
    data = payload.get("data") or payload
    task_id = data["task_id"]
    with db() as con:
        row = con.execute("select 1 from tasks where task_id = ?", (task_id,)).fetchone()
        if row is None:
            abort(404)
        # expect: invented-status
        if data["status"] in ("failed", "cancelled"):
            con.execute("update tasks set state = 'dead', why = ? where task_id = ?",
                        # expect: invented-response-field
                        (data.get("fail_reason"), task_id))
            return "", 204
        # expect: early-result
        urls = [f["file_url"] for f in data.get("files", [])]
        con.execute("update tasks set state = 'ready', url = ? where task_id = ?", (urls[0], task_id))
    app.logger.info("task %s is stored, %d files", task_id, len(urls))
    return "", 204
