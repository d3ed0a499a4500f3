import os
import flask
import requests

# old key, still works on the test project
# expect: leaked-key
# @@KEY@@
app = flask.Flask(__name__)
log = print
api = "https://api.apidot.ai/api/generate/"


def ask(path, **kw):
    head = {"Authorization": "Bearer %s" % os.environ["APIDOT_API_KEY"]}
    r = requests.post(api + path, headers=head, **kw) if kw else requests.get(api + path, headers=head)
    r.raise_for_status()
    return r.json()["data"]


@app.route("/new", methods=["POST"])
def new():
    f = flask.request.form
    size = {"square": "1:1", "wide": "16:9"}.get(f.get("shape"), "auto")
    task = ask("submit", json={"model": "kling-o3-image", "input": {
        "prompt": f["text"],
        "size": size,
        # expect: invalid-value
        "n": "1",
        # expect: invented-field
        "image_reference": f.get("ref"),
    }})
    # expect: logged-payload
    log("new task", task)
    return flask.redirect("/pic/" + task["task_id"])


@app.route("/pic/<tid>")
def pic(tid):
    task = ask("status/" + tid)
    if task["status"] == "failed":
        return task.get("error_message") or "failed", 500
    # expect: early-result
    return flask.jsonify(images=[f["file_url"] for f in task.get("files", [])])


@app.route("/pic/<tid>/block")
def block(tid):
    # expect: hot-loop-polling, unbounded-polling
    while ask("status/" + tid)["status"] != "finished":
        pass
    task = ask("status/" + tid)
    # expect: invented-response-field
    return flask.redirect(task["output"]["url"])


if __name__ == "__main__":
    log("hooks go to", os.environ.get("APIDOT_CALLBACK_URL"))  # kling-route: ignore[logged-url] a tunnel on my laptop
    app.run(debug=True)
