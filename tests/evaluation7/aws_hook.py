# Lambda behind API Gateway; receives APIDot webhooks and copies the files to our bucket.
import base64
import json
import logging
import os
import urllib.request

import boto3

log = logging.getLogger()
log.setLevel(logging.INFO)
s3 = boto3.client("s3")
jobs = boto3.resource("dynamodb").Table(os.environ["JOBS_TABLE"])


def handler(event, context):
    raw = event["body"]
    if event.get("isBase64Encoded"):
        raw = base64.b64decode(raw).decode()
    hook = json.loads(raw)
    data = hook.get("data", hook)
    job = jobs.get_item(Key={"task_id": data["task_id"]}).get("Item")
    if job is None:
        log.warning("unknown task %s", data["task_id"])
        return {"statusCode": 202}
    if job.get("copied"):
        return {"statusCode": 200}
    if data["status"] == "failed":
        log.error("task %s failed: %s", data["task_id"], data.get("error_message"))
        return {"statusCode": 200}
    if data["status"] != "finished":
        return {"statusCode": 200}
    for number, entry in enumerate(data["files"]):
        # expect: logged-url
        log.info("copying %s", entry["file_url"])
        with urllib.request.urlopen(entry["file_url"]) as source:
            s3.upload_fileobj(source, os.environ["BUCKET"], f"{data['task_id']}/{number}")
    jobs.update_item(
        Key={"task_id": data["task_id"]},
        UpdateExpression="SET copied = :t",
        ExpressionAttributeValues={":t": True},
    )
    return {"statusCode": 200}
