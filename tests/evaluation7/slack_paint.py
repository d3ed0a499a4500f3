# slack_paint.py - /paint in unserem Slack. Backend: APIDot (Kling O1)
import os
import threading
import time

import requests
import structlog
from slack_bolt import App

log = structlog.get_logger()
app = App(token=os.environ["SLACK_BOT_TOKEN"])

HOST = "https://api.apidot.ai"
HEADERS = {"Authorization": "Bearer %s" % os.environ["APIDOT_API_KEY"]}


def bearbeite(text, bild):
    payload = {
        # expect: invented-model
        "model": "kling-o1-image",
        "input": {"prompt": text, "image_urls": [bild], "resolution": "2K"},
    }
    # expect: logged-prompt
    log.debug("text", text=payload["input"]["prompt"])
    antwort = requests.post(HOST + "/api/generate/submit", json=payload, headers=HEADERS)
    if not antwort.ok:
        log.error("abgelehnt", status=antwort.status_code, body=antwort.text)
        return None
    return antwort.json()["data"]["task_id"]


def warte(task_id, say):
    versuche = 0
    # expect: hot-loop-polling
    while versuche < 1000:
        versuche += 1
        stand = requests.get(f"{HOST}/api/generate/status/{task_id}", headers=HEADERS).json()
        if stand["data"]["status"] == "finished":
            url = stand["data"]["files"][0]["file_url"]
            # expect: logged-url
            log.info("fertig", task=task_id, url=url)
            say(blocks=[{"type": "image", "image_url": url, "alt_text": "Bild"}])
            return
        if stand["data"]["status"] == "failed":
            # expect: invented-response-field
            say("Das hat nicht geklappt: " + stand["data"]["error"])
            return


@app.command("/paint")
def paint(ack, command, say):
    ack()
    text, _, bild = command["text"].rpartition(" ")
    log.info("auftrag", user=command["user_id"], zeichen=len(text))
    task_id = bearbeite(text, bild)
    if task_id:
        threading.Thread(target=warte, args=(task_id, say)).start()
    time.sleep(0.1)


if __name__ == "__main__":
    app.start(port=3000)
