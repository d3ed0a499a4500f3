"""AWS Lambda: POST /edit starts a job, POST /hook takes the callback, results go to DynamoDB."""
import json
import os
import urllib3
import boto3

http = urllib3.PoolManager()
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
ssm = boto3.client("ssm")
KEY = ssm.get_parameter(Name="/prod/apidot/key", WithDecryption=True)["Parameter"]["Value"]


def edit(event):
    req = json.loads(event["body"])
    body = {
        "model": "kling-o1-image-edit",
        "callback_url": f"https://{event['requestContext']['domainName']}/hook",
        "input": {
            "prompt": req["prompt"],
            "image_urls": req["images"],
            # expect: invented-field
            "imageCount": 1,
        },
    }
    r = http.request(
        "POST",
        "https://api.apidot.ai/api/generate/submit",
        body=json.dumps(body),
        headers={"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"},
    )
    if r.status != 200:
        print("apidot said", r.status, r.data)
        return {"statusCode": 502, "body": "upstream error"}
    task_id = json.loads(r.data)["data"]["task_id"]
    table.put_item(Item={"pk": task_id, "state": "waiting"})
    return {"statusCode": 202, "body": json.dumps({"id": task_id})}


def hook(event):
    # expect: logged-payload
    print("HOOK", event["body"])
    body = json.loads(event["body"])
    # expect: invented-response-field
    if body.get("event") == "task.finished":
        pass
    data = body["data"]
    # expect: invented-status
    if data["status"] in {"finished", "success"}:
        table.update_item(
            Key={"pk": data["task_id"]},
            UpdateExpression="SET #s = :s, urls = :u",
            ExpressionAttributeNames={"#s": "state"},
            ExpressionAttributeValues={":s": "ready", ":u": [f["file_url"] for f in data["files"]]},
        )
    return {"statusCode": 200, "body": ""}


ROUTES = {"/edit": edit, "/hook": hook}


def handler(event, context):
    print(event["rawPath"], context.aws_request_id)
    return ROUTES[event["rawPath"]](event)
