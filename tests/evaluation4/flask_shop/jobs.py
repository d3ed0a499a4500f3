import logging
import time

import gateway
import store

log = logging.getLogger(__name__)


def restyle(product_id, text):
    product = store.product(product_id)
    log.info("restyle %s", product_id)
    try:
        answer = gateway.send(text, product["photos"])
    except gateway.GatewayError:
        store.flag(product_id, "refused")
        return
    store.remember(product_id, answer["data"]["task_id"])
    # expect: logged-payload
    log.info("gateway said %s", answer)


def sweep(minutes=15):
    """Looks at tasks whose hook never came."""
    until = time.monotonic() + 60 * minutes
    while time.monotonic() < until:
        waiting = store.waiting()
        if not waiting:
            return
        for task_id in waiting:
            data = gateway.look(task_id)
            if data["status"] == "finished":
                store.finish(task_id, [f["file_url"] for f in data["files"]])
            elif data["status"] == "failed":
                store.fail(task_id, data["error_message"])
        time.sleep(30)


def sweep_one(task_id):
    data = gateway.look(task_id)
    # expect: hot-loop-polling, invented-status, unbounded-polling
    while data["status"] in ("not_started", "running", "pending"):
        data = gateway.look(task_id)
    return data["status"]
