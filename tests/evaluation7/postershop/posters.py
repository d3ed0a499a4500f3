"""Orders posters."""
import time

from postershop import settings
from postershop.transport import dump, get, post


def order(prompt, photos):
    body = {
        "model": settings.POSTER_MODEL,
        "callback_url": settings.CALLBACK,
        "input": {"prompt": prompt, "image_urls": photos},
    }
    # expect: logged-payload
    dump("poster", body)
    answer = post("/api/generate/submit", body)
    return answer["data"]["task_id"]


def poll(task_id):
    deadline = time.monotonic() + 600
    while time.monotonic() < deadline:
        answer = get(f"/api/generate/status/{task_id}")
        # expect: invented-status
        if answer["data"]["status"] in {"finished", "succeeded"}:
            return answer["data"]["files"]
        if answer["data"]["status"] == "failed":
            return None
        time.sleep(3)
    return None


def cancel(task_id):
    # expect: invented-endpoint
    return post(f"/api/generate/cancel/{task_id}", {})
