"""Music from APIDot, voices from Voxbakery: one soundtrack."""
import logging
import os
import random
import time

import requests

log = logging.getLogger("soundtrack")

OPENAI_API_KEY = "@@KEY@@"  # revoked years ago, kept for the replay tests
VOX_KEY = os.environ.get("VOXBAKERY_KEY", "vb-demo")
VOX = "https://api.voxbakery.example/v1"
DOT = "https://api.apidot.ai"


def voice(line):
    answer = requests.post(f"{VOX}/speech", json={"text": line, "voice": "ada"}, headers={"X-Key": VOX_KEY}, timeout=30)
    log.info("voice: %s", answer.json())
    job = answer.json()["job"]
    while True:
        state = requests.get(f"{VOX}/speech/{job}", headers={"X-Key": VOX_KEY}, timeout=30).json()
        if state["status"] in ("completed", "error", "cancelled"):
            log.info("voice at %s", state.get("url"))
            return state.get("url")
        time.sleep(1)


def music(mood, style):
    body = {
        "model": "generate-music",
        "input": {
            "prompt": mood, "custom_mode": True, "instrumental": True, "mv": "V5",
            "style": style, "title": "Interlude",
            # expect: invalid-value
            "vocal_gender": "female",
        },
    }
    head = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}
    answer = requests.post(f"{DOT}/api/generate/submit", json=body, headers=head, timeout=30)
    if answer.status_code != 200:
        log.error("no music: %s", answer.json())
        return None
    task = answer.json()["data"]["task_id"]
    for n in range(12):
        time.sleep(min(2 ** n, 30) + random.random())
        state = requests.get(f"{DOT}/api/generate/status/{task}", headers=head, timeout=30).json()["data"]
        log.info("music %s: %s", task, state["status"])
        if state["status"] == "failed":
            return None
        if state["status"] == "finished":
            # expect: logged-url
            log.info("music at %s", state["files"][0]["file_url"])
            return state["files"][0]["file_url"]
    return None
