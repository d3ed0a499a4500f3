# LINE ボット: 写真を送るとアニメ風にして返す
import os
import time

import requests
from flask import Flask, request
from linebot.v3 import WebhookHandler
from linebot.v3.messaging import ApiClient, Configuration, ImageMessage, MessagingApi, PushMessageRequest
from linebot.v3.webhooks import MessageEvent, TextMessageContent

app = Flask(__name__)
handler = WebhookHandler(os.environ["LINE_SECRET"])
line = Configuration(access_token=os.environ["LINE_TOKEN"])

APIDOT = "https://api.apidot.ai/api/generate"
H = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


def anime(url):
    # 何度か試す
    for i in range(3):
        # expect: retry-invalid-payload
        r = requests.post(f"{APIDOT}/submit", headers=H, json={
            "model": "nano-banana-edit",
            "input": {"prompt": "anime style", "image_urls": [url], "output_format": "png"},
        })
        if r.status_code == 200:
            break
        app.logger.warning("submit %s", r.status_code)
        time.sleep(1)
    else:
        return None
    task_id = r.json()["data"]["task_id"]

    # 最大2分待つ
    for i in range(40):
        time.sleep(3)
        d = requests.get(f"{APIDOT}/status/{task_id}", headers=H).json()["data"]
        if d["status"] in ("not_started", "running", "processing"):
            continue
        # expect: early-result
        return d["output"]["files"][0]["file_url"]
    return None


@handler.add(MessageEvent, message=TextMessageContent)
def on_text(event):
    url = event.message.text.strip()
    if not url.startswith("https://"):
        return
    # expect: logged-url
    app.logger.info("request from %s: %s", event.source.user_id, url)
    result = anime(url)
    with ApiClient(line) as client:
        if result:
            MessagingApi(client).push_message(PushMessageRequest(
                to=event.source.user_id,
                messages=[ImageMessage(original_content_url=result, preview_image_url=result)],
            ))


@app.post("/callback")
def callback():
    handler.handle(request.get_data(as_text=True), request.headers["X-Line-Signature"])
    return "OK"
