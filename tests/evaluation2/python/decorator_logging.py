import functools
import os
import time

import requests
from loguru import logger


def traced(fn):
    """log calls and results"""

    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        start = time.time()
        result = fn(*args, **kwargs)
        logger.info("{} done in {:.1f}s", fn.__name__, time.time() - start)
        return result

    return wrapper


def needs_key(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        key = os.getenv("APIDOT_API_KEY")
        if not key:
            logger.error("APIDOT_API_KEY is not set")
            raise SystemExit(2)
        return fn(key, *args, **kwargs)

    return wrapper


@traced
@needs_key
def submit(key, model, **inputs):
    resp = requests.post(
        "https://api.apidot.ai/api/generate/submit",
        headers={"Authorization": f"Bearer {key}"},
        json={"model": model, "input": inputs},
    )
    resp.raise_for_status()
    return resp.json()["data"]


@traced
@needs_key
def fetch(key, task_id):
    resp = requests.get("https://api.apidot.ai/api/generate/status/" + task_id, headers={"Authorization": f"Bearer {key}"})
    resp.raise_for_status()
    return resp.json()["data"]


def main():
    task = submit(
        "runway-gen-4.5",
        prompt="drone shot over a fjord",
        duration=5,
        aspect_ratio="16:9",
        # expect: invented-field
        fps=24,
    )
    # expect: logged-payload
    logger.info("task: {}", task)
    tries = 0
    while tries < 100:
        tries += 1
        time.sleep(5)
        info = fetch(task["task_id"])
        logger.debug("{}%", info["progress"])
        # expect: invented-status
        if info["status"] == "done":
            break
        if info["status"] == "finished":
            # expect: logged-url
            logger.success("video at {}", info["files"][0]["file_url"])
            break
        if info["status"] == "failed":
            logger.error(info["error_message"])
            break


main()
