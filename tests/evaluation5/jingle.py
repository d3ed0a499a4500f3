#!/usr/bin/env python3
"""jingle.py TEXT  -  a short piece of music through APIDot"""
import os
import sys
import time
from pathlib import Path

import requests

BASE = "https://api.apidot.ai/api/generate"
S = requests.Session()
S.headers["Authorization"] = "Bearer " + os.environ["APIDOT_API_KEY"]


def main() -> int:
    body = {
        "model": "minimax-music-2.6",
        "input": {
            "prompt": sys.argv[1],
            "is_instrumental": True,
            "audio_setting": {"sample_rate": 44100, "bitrate": 256000, "format": "mp3"},
        },
    }
    r = S.post(BASE + "/submit", json=body, timeout=30)
    if not r.ok:
        print("refused:", r.status_code, r.json().get("message"), file=sys.stderr)
        return 1
    tid = r.json()["data"]["task_id"]
    Path("last-task.txt").write_text(tid)
    for _ in range(80):
        time.sleep(5)
        data = S.get(BASE + "/detail/music", params={"task_id": tid}, timeout=30).json()["data"]
        print(tid, data["status"], end="\r")
        if data["status"] == "failed":
            print("\n" + str(data.get("error_message")), file=sys.stderr)
            return 1
        if data["status"] == "finished":
            first = data["files"][0]
            address = first.get("audio_url") or first["file_url"]
            name = Path("jingle.mp3")
            name.write_bytes(requests.get(address, timeout=120).content)
            print(f"\nwrote {name}, {name.stat().st_size} bytes")
            return 0
    print("\nnot finished yet, try later", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
