#!/usr/bin/env python3
"""🎵 Jingle Maker: makes a jingle with MiniMax Music 2.6 via the APIDot API 🎵"""
import os
import sys
import time
import requests

# Configuration
API_KEY = os.environ.get("APIDOT_API_KEY", "YOUR_API_KEY_HERE")
BASE_URL = "https://api.apidot.ai"
POLL_INTERVAL = 5  # seconds
MAX_WAIT = 600  # seconds


def create_jingle(description: str, lyrics: str) -> str:
    """Submit the generation task and return the task ID."""
    # expect: key-in-url
    url = f"{BASE_URL}/api/generate/submit?token={API_KEY}"
    headers = {"Authorization": f"Bearer {API_KEY}", "Content-Type": "application/json"}
    payload = {
        "model": "minimax-music-2.6",
        "input": {
            "prompt": description,
            "lyrics": lyrics,
            "audio_setting": {
                # expect: invalid-value
                "sample_rate": 48000,
                "bitrate": 256000,
                "format": "mp3",
            },
        },
    }
    print("🚀 Submitting task...")
    # expect: logged-payload
    print(f"📦 Payload: {payload}")
    response = requests.post(url, headers=headers, json=payload, timeout=30)
    if response.status_code != 200:
        print(f"❌ Error: {response.status_code} - {response.text}")
        sys.exit(1)
    return response.json()["data"]["task_id"]


def wait_for_jingle(task_id: str) -> dict:
    """Wait until the task is finished."""
    elapsed = 0
    while elapsed < MAX_WAIT:
        response = requests.get(f"{BASE_URL}/api/generate/status/{task_id}",
                                headers={"Authorization": f"Bearer {API_KEY}"}, timeout=30)
        data = response.json()["data"]
        print(f"⏳ Status: {data['status']}")
        # expect: invented-status
        if data["status"] in ["finished", "COMPLETED"]:
            return data
        if data["status"] == "failed":
            raise RuntimeError(data.get("error_message", "Unknown error"))
        time.sleep(POLL_INTERVAL)
        elapsed += POLL_INTERVAL
    raise TimeoutError("Task timed out")


if __name__ == "__main__":
    jingle = wait_for_jingle(create_jingle("upbeat jingle for a bakery", "Fresh bread, fresh day"))
    # expect: logged-url
    print(f"✅ Done! {jingle['files'][0]['file_url']}")
