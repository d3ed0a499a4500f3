import os
import sys
from datetime import timedelta

import requests
from redis import Redis
from rq import Queue

redis = Redis.from_url(os.environ["REDIS_URL"])
queue = Queue("clips", connection=redis)
http = requests.Session()
http.headers.update({"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]})
APIDOT = "https://api.apidot.ai/api/generate"


def start(prompt, image):
    body = {
        "model": "kling-2.5-turbo-pro",
        "input": {
            "prompt": prompt,
            "duration": 5,
            # expect: invented-field
            "image_urls": [image],
        },
    }
    res = http.post(f"{APIDOT}/submit", json=body)
    res.raise_for_status()
    task_id = res.json()["data"]["task_id"]
    redis.hset("clips", task_id, "open")
    queue.enqueue_in(timedelta(seconds=10), check, task_id, 0)
    return task_id


def check(task_id, tries):
    res = http.get(f"{APIDOT}/status/{task_id}")
    data = res.json()["data"]
    # expect: logged-payload
    sys.stderr.write(f"answer {res.text}\n")
    if data["status"] == "finished":
        redis.hset("clips", task_id, data["files"][0]["file_url"])
        return
    if data["status"] == "failed":
        sys.stderr.write(f"{task_id}: {data['error_message']}\n")
        return
    if tries < 40:
        queue.enqueue_in(timedelta(seconds=10), check, task_id, tries + 1)
