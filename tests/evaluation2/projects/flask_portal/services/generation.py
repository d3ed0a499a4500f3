from dataclasses import dataclass

from flask import current_app, url_for

from services.apidot import ApidotClient


@dataclass
class Options:
    ratio: str = "1:1"
    quality: str = "medium"


def client():
    return ApidotClient(current_app.config["APIDOT_API_KEY"])


def start(prompt, options):
    hook = url_for("portal.hook", _external=True)
    task = client().submit(
        "gpt-image-2",
        {
            "prompt": prompt,
            "size": options.ratio,
            "quality": options.quality,
            # expect: invented-field
            "style": "vivid",
        },
        callback_url=hook,
    )
    # expect: logged-url
    current_app.logger.info("task %s will call %s", task["task_id"], hook)
    return task["task_id"]


def urls_of(task_id):
    task = client().status(task_id)
    # expect: invented-response-field
    if task.get("error"):
        return []
    if task["status"] == "finished":
        return [f["file_url"] for f in task["files"]]
    return []
