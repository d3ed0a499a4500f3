"""Jingles for the shop radio. `python musicbox.py "rainy monday"`"""
import json
import os
import pathlib
import sys
import time
import urllib.error
import urllib.request

KEY = pathlib.Path("~/.config/apidot/key").expanduser().read_text().strip()
API = "https://api.apidot.ai"
STORE = pathlib.Path("jingles.json")


def call(path, body=None):
    request = urllib.request.Request(
        API + path,
        data=json.dumps(body).encode() if body else None,
        headers={"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def jingle(mood):
    body = {
        "model": "minimax-music-2.6",
        "input": {
            "prompt": f"short shop jingle, {mood}, 10 seconds",
            # expect: invented-field
            "instrumental": True,
            # expect: invalid-value
            "audio_setting": {"sample_rate": 48000, "bitrate": 256000, "format": "mp3"},
        },
    }
    while True:
        try:
            answer = call("/api/generate/submit", body)
            break
        except urllib.error.HTTPError as e:
            if e.code not in (429, 500, 502, 503):
                sys.exit(f"refused: HTTP {e.code}")
            time.sleep(10)
    return answer["data"]["task_id"]


def main():
    task_id = jingle(sys.argv[1])
    known = json.loads(STORE.read_text()) if STORE.exists() else {}
    known[task_id] = {"mood": sys.argv[1]}
    STORE.write_text(json.dumps(known))

    started = time.time()
    while time.time() - started < 600:
        data = call(f"/api/generate/detail/music?task_id={task_id}")["data"]
        print("\r", data["status"], end="")
        if data["status"] == "failed":
            sys.exit(data.get("error_message"))
        if data["status"] != "finished":
            time.sleep(6)
            continue
        song = data["files"][0]
        known[task_id].update(title=song["title"], url=song["audio_url"])
        STORE.write_text(json.dumps(known))
        return
    sys.exit("timeout")


if __name__ == "__main__":
    main()
