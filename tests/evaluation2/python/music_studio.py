"""songs with apidot generate-music"""
import logging
import os
import time

import httpx

logging.basicConfig(level=logging.INFO)
logger = logging.getLogger("songs")

c = httpx.Client(base_url="https://api.apidot.ai", headers={"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"})


def song(lyrics: str, style: str):
    r = c.post("/api/generate/submit", json={
        "model": "generate-music",
        "input": {
            "prompt": lyrics,
            "custom_mode": True,
            "instrumental": False,
            # expect: invalid-value
            "mv": "V9",
            "style": style,
            # expect: invalid-value
            "vocal_gender": "female",
            # expect: invented-field
            "bpm": 120,
        },
    })
    r.raise_for_status()
    return r.json()["data"]["task_id"]


def instrumental(prompt: str):
    # expect: missing-field
    body = {"model": "generate-music", "input": {"prompt": prompt, "custom_mode": False, "mv": "V5"}}
    r = c.post("/api/generate/submit", json=body)
    r.raise_for_status()
    return r.json()["data"]["task_id"]


def detail(task_id: str):
    for _ in range(60):
        time.sleep(5)
        r = c.get("/api/generate/detail/music", params={"task_id": task_id})
        r.raise_for_status()
        d = r.json()["data"]
        logger.info("%s %s", task_id, d["status"])
        if d["status"] == "finished":
            return [f["audio_url"] for f in d["files"]]
        if d["status"] == "failed":
            return None
    return None


if __name__ == "__main__":
    t = song("[Verse] the sea is calm tonight", "folk")
    tracks = detail(t)
    if tracks:
        # expect: logged-url
        logger.info("tracks: %s", tracks)
