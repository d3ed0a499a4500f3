"""Polls tasks that a web app submitted and notes the results (cron, every minute)."""
import logging
import os
import sqlite3

import requests

logger = logging.getLogger(__name__)
KEY = os.environ["APIDOT_API_KEY"]
URL = "https://api.apidot.ai/api/generate/status/%s"


def extract(body, *names, default=None):
    """First of the named fields that the answer's data has."""
    data = body.get("data") or {}
    for name in names:
        if data.get(name) not in (None, ""):
            return data[name]
    return default


def update(db, task_id):
    response = requests.get(URL % task_id, headers={"Authorization": "Bearer " + KEY}, timeout=15)
    if response.status_code == 404:
        db.execute("update jobs set state = 'gone' where task_id = ?", (task_id,))
        return
    response.raise_for_status()
    body = response.json()
    # expect: invented-response-field
    state = extract(body, "status", "task_status", default="running")
    progress = body.get("data", {}).get("progress", 0)
    # expect: invented-response-field
    cost = body.get("usage", {}).get("credits", 0)
    logger.info("%s: %s %s%% (%s credits)", task_id, state, progress, cost)
    if state == "finished":
        output = body["data"].get("output") or body["data"]
        files = output.get("files", [])
        # expect: invented-response-field
        kinds = {f.get("type", "image") for f in files}
        db.execute(
            "update jobs set state = ?, urls = ?, kinds = ? where task_id = ?",
            (state, "\n".join(f["file_url"] for f in files), ",".join(sorted(kinds)), task_id),
        )
    elif state == "failed":
        reason = extract(body, "error_message", default="unknown")
        logger.warning("%s failed: %s", task_id, reason)
        db.execute("update jobs set state = ?, reason = ? where task_id = ?", (state, reason, task_id))
    # expect: invented-response-field
    elif "error" in body["data"]:
        logger.warning("%s is odd", task_id)
    else:
        # expect: logged-payload
        logger.debug("%s goes on: %r", task_id, body)


def main():
    logging.basicConfig(level=logging.INFO)
    with sqlite3.connect("jobs.db") as db:
        for (task_id,) in db.execute("select task_id from jobs where state = 'open'").fetchall():
            try:
                update(db, task_id)
            except requests.RequestException as error:
                logger.error("%s: %s", task_id, error)


if __name__ == "__main__":
    main()
