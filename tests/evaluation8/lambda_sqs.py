"""AWS Lambda behind API Gateway: APIDot posts here when a clip is done."""
import json
import logging
import os

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)
table = boto3.resource("dynamodb").Table(os.environ["CLIPS"])
queue = boto3.client("sqs")


def handler(event, context):
    logger.info("request %s %s", context.aws_request_id, event["requestContext"]["http"]["path"])
    # expect: logged-payload
    print(event["body"])
    body = json.loads(event["body"])
    data = body.get("data", body)
    found = table.get_item(Key={"task": data["task_id"]}).get("Item")
    if not found:
        logger.warning("unknown task %s", data["task_id"])
        return {"statusCode": 204}
    if found["state"] == "COMPLETED":
        return {"statusCode": 204}

    # expect: invented-status
    if data["status"] == "SUCCESS":
        logger.info("clip %s came in capitals", data["task_id"])
    if data["status"] == "finished":
        clips = [f["file_url"] for f in data["files"] if f["file_type"] == "video"]
        # expect: invented-response-field
        seconds = data["duration"]
        table.update_item(
            Key={"task": data["task_id"]},
            UpdateExpression="SET #s = :s, clips = :c, seconds = :d",
            ExpressionAttributeNames={"#s": "state"},
            ExpressionAttributeValues={":s": "COMPLETED", ":c": clips, ":d": seconds},
        )
        queue.send_message(QueueUrl=os.environ["NEXT_STEP"], MessageBody=data["task_id"])
    elif data["status"] == "failed":
        logger.error("clip %s: %s", data["task_id"], data.get("error_message"))
    return {"statusCode": 204}
