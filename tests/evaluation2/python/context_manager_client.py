import contextlib
import logging
import os
import time
from typing import Iterator

import requests

logger = logging.getLogger("apidot")
# expect: leaked-key
_FALLBACK = {"apidot": {"api_key": "@@KEY@@", "base": "https://api.apidot.ai"}}


@contextlib.contextmanager
def apidot_session() -> Iterator[requests.Session]:
    s = requests.Session()
    s.headers.update({"Authorization": "Bearer " + (os.getenv("APIDOT_API_KEY") or _FALLBACK["apidot"]["api_key"])})
    # expect: logged-key
    logger.debug("session headers: %s", dict(s.headers))
    try:
        yield s
    finally:
        s.close()


@contextlib.contextmanager
def timed(label):
    start = time.perf_counter()
    yield
    logger.info("%s took %.2fs", label, time.perf_counter() - start)


def remix(image_url, prompt):
    with apidot_session() as s, timed("submit"):
        with s.post(
            "https://api.apidot.ai/api/generate/submit",
            # expect: missing-field
            json={
                "input": {"prompt": prompt, "image_urls": [image_url]},
            },
        ) as resp:
            resp.raise_for_status()
            return resp.json()


def collect(task_id):
    with apidot_session() as s:
        # expect: hot-loop-polling
        for _ in range(1000):
            with s.get(f"https://api.apidot.ai/api/generate/status/{task_id}") as resp:
                body = resp.json()
            if body["data"]["status"] == "finished":
                with open("urls.txt", "a") as fh:
                    for item in body["data"]["files"]:
                        fh.write(item["file_url"] + "\n")
                        # expect: logged-payload
                        logger.info("saved %s", item)
                return True
    return False


if __name__ == "__main__":
    logging.basicConfig(level="DEBUG")
    answer = remix("https://example.org/in.png", "make it snow")
    # expect: logged-payload
    logger.info("answer=%s", answer)
    collect(answer["data"]["task_id"])
