import time

from settings_local import POLL_SECONDS
from transport import look


class Failed(Exception):
    pass


def until_ready(t, task_id):
    # expect: unbounded-polling
    while True:
        seen = look(t, task_id)
        if seen["state"] == "finished":
            return seen
        if seen["state"] == "failed":
            raise Failed(seen["raw"]["data"].get("error_message"))
        time.sleep(POLL_SECONDS)
