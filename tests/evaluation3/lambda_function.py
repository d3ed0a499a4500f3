import boto3
import json
import os
import urllib.request

ddb = boto3.resource("dynamodb").Table(os.environ["TABLE"])
API = "https://api.apidot.ai"


def _post(path, payload):
    req = urllib.request.Request(
        API + path,
        data=json.dumps(payload).encode(),
        headers={"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"], "Content-Type": "application/json"},
        method="POST",
    )
    with urllib.request.urlopen(req, timeout=25) as fh:
        return json.loads(fh.read())


def lambda_handler(event, context):
    print("request id", context.aws_request_id)
    path = event.get("rawPath", "/")
    if path == "/enqueue":
        wanted = json.loads(event["body"])
        payload = {
            "model": wanted.get("model", "kling-o1-image-edit"),
            "callback_url": os.environ["APIDOT_CALLBACK_URL"],
            # expect: invented-field
            "prompt": wanted["text"],
            "input": {"prompt": wanted["text"], "image_urls": wanted["photos"]},
        }
        # expect: logged-payload
        print("payload", payload)
        # expect: task-id-not-saved
        out = _post("/api/generate/submit", payload)
        print("submitted:", out["code"], out["data"]["task_id"])
        return {"statusCode": 202, "body": json.dumps({"accepted": True})}

    if path == "/apidot-webhook":
        body = json.loads(event["body"])
        d = body.get("data") or body
        if d["status"] == "finished":
            ddb.put_item(Item={"pk": d["task_id"], "urls": [f["file_url"] for f in d["files"]]})
            # expect: logged-payload
            print("stored", d["files"])
        return {"statusCode": 204}

    return {"statusCode": 404}
