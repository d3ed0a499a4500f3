"""Jingles für den Vereinsfunk."""
import os
import time

import requests
from tenacity import retry, stop_after_attempt, wait_exponential

API = "https://api.apidot.ai"
HEADERS = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


@retry(stop=stop_after_attempt(6), wait=wait_exponential(max=60))
def bestellen(text, stil):
    # expect: retry-invalid-payload
    r = requests.post(
        f"{API}/api/generate/submit",
        json={
            "model": "generate-music",
            # expect: missing-field
            "input": {
                "prompt": text,
                "custom_mode": True,
                "instrumental": False,
                "style": stil,
                # expect: invalid-value
                "vocal_gender": "female",
            },
        },
        headers=HEADERS,
        timeout=30,
    )
    r.raise_for_status()
    return r.json()["data"]["task_id"]


def kurz(text):
    r = requests.post(
        f"{API}/api/generate/submit",
        json={
            "model": "minimax-music-2.6",
            "input": {
                "prompt": text,
                "is_instrumental": True,
                "audio_setting": {
                    "sample_rate": 44100,
                    # expect: invalid-value
                    "format": "flac",
                },
            },
        },
        headers=HEADERS,
    )
    r.raise_for_status()
    return r.json()["data"]["task_id"]


def lied(nummer):
    """Fragt die Einzelheiten eines Liedes ab."""
    detail = requests.get(f"{API}/api/generate/detail/music", params={"task_id": nummer}, headers=HEADERS).json()["data"]
    if detail["status"] == "finished":
        datei = detail["files"][0]
        # expect: logged-url
        print(f"Lied: {datei['audio_url']}")
        return datei["audio_url"]
    return None


def warten(nummer):
    ende = time.time() + 600
    while time.time() < ende:
        url = lied(nummer)
        if url:
            return url
        time.sleep(8)
    return None
