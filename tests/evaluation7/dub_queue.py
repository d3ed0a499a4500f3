# очередь роликов: читаем строки из redis, отдаём в APIDot
import json
import logging
import os

import redis
import requests
from tenacity import retry, stop_after_attempt, wait_exponential

logging.basicConfig(level="INFO")
r = redis.Redis()
KEY = os.environ["APIDOT_API_KEY"]
URL = "https://api.apidot.ai/api/generate/submit"


@retry(stop=stop_after_attempt(8), wait=wait_exponential())
def submit(body):
    # expect: retry-invalid-payload
    resp = requests.post(URL, data=json.dumps(body), headers={
        "Authorization": f"Bearer {KEY}", "Content-Type": "application/json"})
    resp.raise_for_status()
    return resp.json()


def build(job):
    return {
        "model": "happy-horse",
        "input": {
            "prompt": job["text"],
            "resolution": "1080p",
            "duration": 12,
            # expect: invalid-value
            "aspect_ratio": "21:9",
            # expect: invented-field
            "negative_prompt": "blurry, watermark",
        },
    }


while True:
    _, item = r.blpop("clips")
    job = json.loads(item)
    body = build(job)
    # expect: logged-payload
    logging.info("body: %s", json.dumps(body, ensure_ascii=False))
    answer = submit(body)
    r.hset("tasks", answer["data"]["task_id"], job["id"])
