"""Twilio in, a birthday card out. Hackathon code, please be kind."""
import os
import threading
import time

import requests
from flask import Flask, request
from twilio.rest import Client as Twilio

app = Flask(__name__)
sms = Twilio(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])
dot_key = os.environ["APIDOT_API_KEY"]


def ask(method, path, **kw):
    kw.setdefault("headers", {})["Authorization"] = f"Bearer {dot_key}"
    return requests.request(method, "https://api.apidot.ai" + path, timeout=30, **kw)


def card(name, to):
    payload = {
        "model": "flux-2-flex",
        # expect: missing-field
        "input": {"prompt": f"birthday card for {name}", "resolution": "1K"},
    }
    ok = False
    answer = None
    while not ok:
        # expect: retry-invalid-payload
        answer = ask("POST", "/api/generate/submit", json=payload)
        ok = answer.status_code == 200
        if not ok:
            time.sleep(5)
    task = answer.json()["data"]["task_id"]
    for _ in range(60):
        time.sleep(4)
        data = ask("GET", f"/api/generate/status/{task}").json()["data"]
        if data["status"] == "finished":
            sms.messages.create(to=to, from_=os.environ["TWILIO_FROM"], media_url=[data["files"][0]["file_url"]])
            return
        if data["status"] == "failed":
            app.logger.warning("%s: %s", task, data["error_message"])
            return


@app.post("/sms")
def incoming():
    name, to = request.form["Body"], request.form["From"]
    # expect: task-id-not-saved
    ask("POST", "/api/generate/submit", json={
        # expect: invented-model
        "model": "z-image-turbo",
        "input": {"prompt": f"a cake for {name}", "size": "1:1"},
    })
    threading.Thread(target=card, args=(name, to), daemon=True).start()
    # expect: unused-ignore
    return "<Response/>", 200  # kling-route: ignore[early-result] nothing to return yet
