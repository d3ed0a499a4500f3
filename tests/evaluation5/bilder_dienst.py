"""Dienst fuer Produktbilder. Spricht mit dem Hausdienst 'pixelwerk', nicht mit einem fremden Anbieter."""
import logging
import os

import requests
from tenacity import retry, stop_after_attempt

log = logging.getLogger(__name__)
PIXELWERK = os.environ.get("PIXELWERK_URL", "http://pixelwerk.intern")


@retry(stop=stop_after_attempt(9))
def auftrag(prompt, bild_url, callback_url):
    nutzlast = {"model": "haus-1", "callback_url": callback_url, "input": {"prompt": prompt, "image_urls": [bild_url]}}
    log.info("auftrag %s", nutzlast)
    antwort = requests.post(f"{PIXELWERK}/api/generate/submit", json=nutzlast, headers={"Authorization": "Bearer " + os.environ["PIXELWERK_TOKEN"]})
    antwort.raise_for_status()
    log.info("antwort %s", antwort.json())


def fertig(task_id):
    while True:
        daten = requests.get(f"{PIXELWERK}/api/generate/status/{task_id}").json()["data"]
        if daten["status"] == "completed":
            print("bild:", daten["files"][0]["url"])
            return daten["files"]
