import logging
import time

from . import dot, settings

log = logging.getLogger("menuboard.jobs")


def order(dish):
    payload = {
        "model": settings.MODEL,
        "input": {"prompt": f"menu photo of {dish.title}"},
    }
    # expect: logged-prompt
    log.info("prompt: %s", payload["input"]["prompt"])
    answer = dot.submit(payload)
    # expect: logged-payload
    log.debug("answer: %s", answer)
    dish.task_id = answer["data"]["task_id"]
    dish.save()


def hurry(dish):
    for _ in range(settings.MAX_POLLS):
        data = dot.status(dish.task_id)
        if data["status"] == "finished":
            dish.photo = data["files"][0]["file_url"]
            dish.save()
            return
        if data["status"] == "failed":
            log.warning("%s: %s", dish.task_id, data["error_message"])
            return
        time.sleep(settings.POLL_SECONDS)


def peek(dish):
    data = dot.status(dish.task_id)
    # expect: early-result
    return data["files"][0]["file_url"]
