import base64
import json
import os

import functions_framework
import requests
from google.cloud import firestore, secretmanager

db = firestore.Client()


def apidot_key():
    name = f"projects/{os.environ['GCP_PROJECT']}/secrets/apidot-api-key/versions/latest"
    return secretmanager.SecretManagerServiceClient().access_secret_version(name=name).payload.data.decode()


@functions_framework.cloud_event
def on_upload(event):
    msg = json.loads(base64.b64decode(event.data["message"]["data"]))
    print(json.dumps({"severity": "INFO", "bucket": msg["bucket"], "object": msg["name"]}))
    source = f"https://storage.googleapis.com/{msg['bucket']}/{msg['name']}?token={msg['token']}"
    # expect: logged-url
    print("source:", source)
    resp = requests.post(
        "https://api.apidot.ai/api/generate/submit",
        headers={"Authorization": f"Bearer {apidot_key()}"},
        json={
            "model": "gpt-image-2-edit",
            "callback_url": os.environ["HOOK_URL"],
            # expect: missing-field
            "input": {"image_urls": [source], "size": "1:1"},
        },
    )
    resp.raise_for_status()
    task = resp.json()["data"]
    db.collection("tasks").document(task["task_id"]).set({"object": msg["name"], "status": task["status"]})


@functions_framework.http
def on_done(request):
    data = request.get_json().get("data", {})
    ref = db.collection("tasks").document(data["task_id"])
    if not ref.get().exists:
        return "", 404
    if data["status"] == "finished":
        ref.update({"status": "done", "result": data["files"][0]["file_url"]})
    elif data["status"] == "failed":
        # expect: invented-response-field
        ref.update({"status": "failed", "why": data.get("error_code")})
        print(json.dumps({"severity": "ERROR", "task": data["task_id"], "why": data.get("error_message")}))
    return "", 204
