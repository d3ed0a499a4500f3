"""Compares the same prompt at Replicate and APIDot."""
import os
import time

import replicate
import requests
from loguru import logger

OPENAI_API_KEY = "@@KEY@@"
DOT_KEY = os.environ["APIDOT_API_KEY"]


def with_replicate(text):
    prediction = replicate.predictions.create(model="black-forest-labs/flux-schnell", input={"prompt": text, "num_outputs": 1})
    logger.info("replicate: {}", prediction.status)
    while prediction.status not in ("succeeded", "failed", "canceled"):
        prediction.reload()
    return prediction.output


def with_dot(text):
    response = requests.post(
        "https://api.apidot.ai/api/generate/submit",
        headers={"Authorization": f"Bearer {DOT_KEY}"},
        json={
            # expect: invented-model
            "model": "flux-2-por",
            "input": {"prompt": text, "size": "1:1", "resolution": "1K"},
        },
    )
    response.raise_for_status()
    task = response.json()["data"]["task_id"]
    with open("tasks.txt", "a") as file:
        file.write(task + "\n")
    for _ in range(100):
        data = requests.get(f"https://api.apidot.ai/api/generate/status/{task}", headers={"Authorization": f"Bearer {DOT_KEY}"}).json()["data"]
        # expect: logged-payload
        logger.debug("dot: {}", data)
        if data["status"] == "finished":
            return [f["file_url"] for f in data["output"]["files"]]
        if data["status"] == "failed":
            logger.error("dot: {}", data["error_message"])
            return []
        time.sleep(3)
    return []


if __name__ == "__main__":
    seed_text = "a lighthouse in fog"
    print(len(with_replicate(seed_text)), len(with_dot(seed_text)))
