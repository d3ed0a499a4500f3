# SQS -> APIDot -> S3
import json
import os
import boto3
import urllib3

http = urllib3.PoolManager()
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
ssm = boto3.client("ssm")
KEY = ssm.get_parameter(Name="/prod/apidot/api_key", WithDecryption=True)["Parameter"]["Value"]


def handler(event, context):
    for record in event["Records"]:
        job = json.loads(record["body"])
        payload = {
            "model": "seedance-2-fast",
            "callback_url": os.environ["CALLBACK_URL"],
            "input": {
                "prompt": job["prompt"],
                "duration": 5,
                # expect: invalid-value
                "resolution": "1080p",
                "image_urls": [job["image"]],
            },
        }
        r = http.request(
            "POST",
            "https://api.apidot.ai/api/generate/submit",
            body=json.dumps(payload),
            headers={"Authorization": "Bearer " + KEY, "Content-Type": "application/json"},
        )
        if r.status >= 400:
            print("submit failed", r.status, r.data[:500])
            raise RuntimeError("submit failed")
        answer = json.loads(r.data)
        # expect: logged-payload
        print(json.dumps({"msg": "submitted", "answer": answer}))
        table.put_item(Item={"pk": answer["data"]["task_id"], "job": job["id"], "state": "new"})


def hook(event, context):
    body = json.loads(event["body"])
    d = body["data"]
    print("hook", d["task_id"], d["status"])
    if d["status"] != "failed":
        table.update_item(
            Key={"pk": d["task_id"]},
            UpdateExpression="SET urls = :u, #s = :d",
            ExpressionAttributeNames={"#s": "state"},
            ExpressionAttributeValues={
                # expect: early-result
                ":u": [f["file_url"] for f in d["files"]],
                ":d": "done",
            },
        )
    return {"statusCode": 200}
