# LINE bot on Cloud Run. Answers at once, the picture follows by webhook.
import os

import functions_framework
import requests
from google.cloud import firestore
from linebot.v3.messaging import ApiClient, Configuration, ImageMessage, MessagingApi, PushMessageRequest

db = firestore.Client()
DOT = "https://api.apidot.ai"
HOOK = os.environ["HOOK_URL"]
line = MessagingApi(ApiClient(Configuration(access_token=os.environ["LINE_TOKEN"])))


@functions_framework.http
def message(request):
    event = request.get_json()["events"][0]
    print("event", event["type"], event["webhookEventId"])
    # expect: task-id-not-saved
    response = requests.post(
        DOT + "/api/generate/submit",
        headers={"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]},
        json={
            "model": "nano-banana-2",
            "callback_url": HOOK + "?user=" + event["source"]["userId"],
            "input": {"prompt": event["message"]["text"], "size": "1:1"},
        },
        timeout=20,
    )
    if not response.ok:
        print("submit", response.status_code, response.text)
        return "error", 500
    # expect: logged-url
    print("callback", HOOK)
    return "ok"


@functions_framework.http
def hook(request):
    body = request.get_json()
    data = body.get("data", body)
    # expect: early-result
    url = data["files"][0]["file_url"]
    db.collection("pictures").add({"user": request.args["user"], "url": url})
    line.push_message(PushMessageRequest(to=request.args["user"], messages=[ImageMessage(originalContentUrl=url, previewImageUrl=url)]))
    return "ok"
