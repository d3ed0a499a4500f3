import hmac
import logging
import os
from urllib.parse import urlsplit

from flask import Flask, current_app, jsonify, request
from redis import Redis

app = Flask(__name__)
redis = Redis.from_url(os.environ["REDIS_URL"], decode_responses=True)
logging.basicConfig(level="INFO")

HOOK_SECRET = os.environ["HOOK_SECRET"]


class Scrub(logging.Filter):
    """Cuts addresses out of third-party log lines."""

    def filter(self, record):
        record.args = tuple(
            f"<{urlsplit(a).netloc}>" if isinstance(a, str) and a.startswith("http") else a for a in record.args or ()
        )
        return True


logging.getLogger("urllib3").addFilter(Scrub())


@app.post("/apidot/<secret>")
def apidot(secret):
    if not hmac.compare_digest(secret, HOOK_SECRET):
        return "", 404
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        current_app.logger.warning("unreadable delivery, %d bytes", request.content_length or 0)
        return "", 400
    task = body.get("data", body)
    task_id = task.get("task_id")
    state = task.get("status")
    current_app.logger.info("delivery for %s: %s", task_id, state)
    if not redis.sismember("apidot:submitted", task_id):
        return "", 204
    if state == "finished":
        if redis.hsetnx(f"apidot:{task_id}", "state", state):
            redis.rpush(f"apidot:{task_id}:files", *[f["file_url"] for f in task.get("files", [])])
    elif state == "failed":
        redis.hset(f"apidot:{task_id}", mapping={"state": state, "reason": task.get("error_message") or ""})
        current_app.logger.error("%s failed: %s", task_id, task.get("error_message"))
    return "", 204


@app.get("/result/<task_id>")
def result(task_id):
    state = redis.hget(f"apidot:{task_id}", "state") or "pending"
    if state == "pending":
        return jsonify(state=state), 202
    return jsonify(state=state, files=redis.lrange(f"apidot:{task_id}:files", 0, -1))
