import json
import os

import boto3

TABLE = boto3.resource("dynamodb").Table(os.environ["TABLE"])
SQS = boto3.client("sqs")


# Receives the callback of api.apidot.ai behind API Gateway.
def handler(event, context):
    # expect: logged-payload
    print(json.dumps(json.loads(event["body"])))
    body = json.loads(event["body"])
    data = body.get("data", body)
    task_id = data["task_id"]
    known = TABLE.get_item(Key={"pk": task_id}).get("Item")
    if not known:
        print("unknown task", task_id)
        return {"statusCode": 200, "body": "ignored"}
    if known["state"] == "DONE":
        return {"statusCode": 200, "body": "seen"}
    if data["status"] == "finished":
        TABLE.put_item(Item={"pk": task_id, "state": "DONE", "url": data["files"][0]["file_url"]})
        SQS.send_message(QueueUrl=os.environ["QUEUE"], MessageBody=json.dumps({"task": task_id}))
    # expect: invented-status
    elif data["status"] in ("failed", "canceled"):
        print("task failed", task_id, data.get("error_message"))
        TABLE.put_item(Item={"pk": task_id, "state": "ERROR"})
    return {"statusCode": 200, "body": "ok"}
