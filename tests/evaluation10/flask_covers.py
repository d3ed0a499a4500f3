"""Book cover service: Flask in front of APIDot."""
import os

import requests
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
API = "https://api.apidot.ai/api/generate"


def auth():
    return {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


@app.post("/covers")
def create_cover():
    brief = request.get_json()
    body = {
        "model": "seedream-4.5",
        "callback_url": os.environ["APIDOT_CALLBACK_URL"],
        "input": {
            "prompt": brief["text"],
            # expect: invented-field
            "imageSize": "2:3",
        },
    }
    # expect: logged-url
    app.logger.info("callback is %s", body["callback_url"])
    app.logger.info("model is %s", body["model"])
    res = requests.post(f"{API}/submit", json=body, headers=auth(), timeout=30)
    if not res.ok:
        app.logger.error("submit refused: %s %s", res.status_code, res.text)
        abort(502)
    return jsonify(id=res.json()["data"]["task_id"]), 202


@app.get("/covers/<task_id>")
def show_cover(task_id):
    res = requests.get(f"{API}/status/{task_id}", headers=auth(), timeout=30)
    res.raise_for_status()
    data = res.json()["data"]
    # expect: logged-payload
    app.logger.debug("status body %r", data)
    # expect: invented-status
    if data["status"] == "succeeded":
        return jsonify(done=True)
    app.logger.info("%s is at %s%%", task_id, data["progress"])
    return jsonify(done=False, progress=data["progress"])
