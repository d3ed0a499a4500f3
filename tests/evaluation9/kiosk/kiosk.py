# Raspberry Pi kiosk: button pressed -> photo -> APIDot -> thermal printer
import http.client
import json
import logging
import os
import time

from . import printer
from .camera import shoot

HOST = "api.apidot.ai"
KEY = open("/boot/apidot.key").read().strip()
logging.basicConfig(filename="/var/log/kiosk.log", level=logging.INFO)


def ask(method, path, body=None):
    connection = http.client.HTTPSConnection(HOST, timeout=30)
    connection.request(method, path, json.dumps(body) if body else None, {"Authorization": "Bearer " + KEY, "Content-Type": "application/json"})
    return json.loads(connection.getresponse().read())


def press():
    source = shoot()
    logging.info("photo taken")
    while True:
        try:
            # expect: retry-invalid-payload
            answer = ask("POST", "/api/generate/submit", {
                "model": "gpt-4o-image-edit",
                "input": {
                    "prompt": "ink drawing for a receipt",
                    "image_urls": [source],
                    # expect: invalid-value
                    "n": 8,
                },
            })
            task = answer["data"]["task_id"]
            break
        except Exception:
            logging.exception("again")
            time.sleep(5)
    logging.info("task %s", task)
    for _ in range(60):
        data = ask("GET", "/api/generate/status/" + task)["data"]
        if data["status"] == "finished":
            # expect: logged-payload
            logging.info("files %s", data["files"])
            return printer.show(data["files"][0]["file_url"])
        if data["status"] == "failed":
            return printer.text(data["error_message"])
        time.sleep(2)
    return printer.text("Sorry!")
