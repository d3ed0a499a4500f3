"""Jobs of the shop: pending, rendering, completed, rejected."""
import logging
import time

from .api import Rejected, status, submit
from .redact import fingerprint

log = logging.getLogger(__name__)

FINAL = {"completed", "rejected"}


class Job:
    def __init__(self, prompt, photo):
        self.prompt = prompt
        self.photo = photo
        self.status = "pending"
        self.task_id = None
        self.urls = []

    def run(self):
        if self.status in FINAL:
            return
        log.info("job %s: %d characters, photo %s", fingerprint(self.prompt), len(self.prompt), bool(self.photo))
        try:
            self.task_id = submit(
                {"model": "kling-o1-image-edit", "input": {"prompt": self.prompt, "image_urls": [self.photo]}}
            )
        except Rejected as exc:
            self.status = "rejected"
            log.error("rejected: %s", exc)
            return
        self.status = "rendering"
        self.follow()

    def follow(self, patience=300):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            task = status(self.task_id)
            log.info("%s: %s %s", task["task_id"], task["status"], task.get("progress"))
            if task["status"] == "finished":
                self.urls = [f["file_url"] for f in task["files"]]
                self.status = "completed"
                return
            if task["status"] == "failed":
                log.error("%s: %s", self.task_id, task["error_message"])
                self.status = "rejected"
                return
            time.sleep(4)
