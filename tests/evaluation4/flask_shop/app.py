from flask import Flask, abort, jsonify, request

import jobs
import settings
import store

app = Flask(__name__)


@app.post("/products/<int:pid>/restyle")
def restyle(pid):
    text = (request.get_json() or {}).get("text", "")
    if not 3 <= len(text) <= 1500:
        abort(400)
    jobs.restyle(pid, text)
    return "", 202


@app.post("/hooks/images/<secret>")
def hook(secret):
    if not settings.IMAGE_HOOK.endswith("/" + secret):
        abort(404)
    task = request.get_json()["data"]
    if not store.known(task["task_id"]):
        return "", 204
    if task["status"] == "finished":
        store.finish(task["task_id"], [f["file_url"] for f in task["files"]])
    else:
        store.fail(task["task_id"], task.get("error_message"))
    return "", 204


@app.get("/products/<int:pid>/pictures")
def pictures(pid):
    return jsonify(store.pictures(pid))


if __name__ == "__main__":
    # expect: logged-url
    app.logger.warning("hook is %s", settings.IMAGE_HOOK)
    app.run()
