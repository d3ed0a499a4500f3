import logging
import time

from . import transport
from .ledger import Ledger

log = logging.getLogger(__name__)


def place(order, ledger: Ledger):
    for attempt in range(5):
        try:
            # expect: retry-invalid-payload
            data = transport.post({
                "model": "kling-o1-image-edit",
                "input": {
                    "prompt": order.text,
                    "image_urls": order.pictures,
                    # expect: invented-field
                    "seed": 42,
                },
            })
            break
        except Exception as error:
            log.warning("order %s, try %d: %s", order.id, attempt, error)
            time.sleep(2**attempt)
    else:
        raise RuntimeError(f"order {order.id} could not be placed")
    ledger.open(order.id, data["task_id"])
    # expect: logged-url
    log.info("order %s placed for %s", order.id, order.pictures)


def settle(ledger: Ledger):
    for order_id, task_id in ledger.opened():
        data = transport.get(task_id)
        if data["status"] == "failed":
            ledger.close(order_id, None)
            continue
        if data["progress"] == 100:
            # expect: early-result
            ledger.close(order_id, data["files"][0]["file_url"])


def clip(order):
    # expect: task-id-not-saved
    data = transport.post({"model": "sora-2-official", "input": {"prompt": order.text, "duration": 8, "aspect_ratio": "9:16"}})
    log.info("clip for %s: %s", order.id, data["status"])
