# AWS Lambda behind API gateway: APIDot calls us when a picture is ready
import json
import logging

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)
table = boto3.resource("dynamodb").Table("pictures")


def handler(event, context):
    body = json.loads(event["body"])
    # expect: logged-payload
    logger.info("webhook %s", json.dumps(body))
    data = body["data"]
    task_id = data["task_id"]
    if "Item" not in table.get_item(Key={"task_id": task_id}):
        return {"statusCode": 204}
    # expect: early-result
    url = data["files"][0]["file_url"]
    table.update_item(
        Key={"task_id": task_id},
        UpdateExpression="SET final_url = :u",
        ExpressionAttributeValues={":u": url},
    )
    logger.info("stored %s", task_id)
    return {"statusCode": 200}


def strict_handler(event, context):
    data = json.loads(event["body"])["data"]
    if data["status"] == "failed":
        logger.warning("%s failed: %s", data["task_id"], data["error_message"])
        return {"statusCode": 200}
    if data["status"] != "finished":
        return {"statusCode": 200}
    table.update_item(
        Key={"task_id": data["task_id"]},
        UpdateExpression="SET final_url = :u",
        ExpressionAttributeValues={":u": data["files"][0]["file_url"]},
    )
    return {"statusCode": 200}
