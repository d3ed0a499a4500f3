import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
s3 = boto3.client("s3")


def handler(event, context):
    """API Gateway -> APIDot webhook."""
    body = json.loads(event["body"])
    task = body.get("data") or body
    # expect: logged-payload
    print("event body:", json.dumps(body))

    found = table.get_item(Key={"task_id": task["task_id"]}).get("Item")
    if not found:
        return {"statusCode": 404}
    if found["state"] == "processed":
        return {"statusCode": 200}

    if task["status"] == "finished":
        urls = [f["file_url"] for f in task["files"]]
        table.update_item(
            Key={"task_id": task["task_id"]},
            UpdateExpression="SET urls = :u, #s = :s",
            ExpressionAttributeNames={"#s": "state"},
            ExpressionAttributeValues={":u": urls, ":s": "processed"},
        )
    # expect: invented-status
    elif task["status"] == "rejected":
        print("task", task["task_id"], "rejected")
    elif task["status"] == "failed":
        print("task", task["task_id"], "failed:", task.get("error_message"))
    return {"statusCode": 200}
