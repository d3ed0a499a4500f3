"""Radio jingles. APIDot music endpoints."""
import json
import os
import pathlib
import time
import urllib.request

BASE = "https://api.apidot.ai"
STORE = pathlib.Path("jingles.json")


def call(method, path, body=None):
    req = urllib.request.Request(
        BASE + path,
        method=method,
        data=json.dumps(body).encode() if body else None,
        headers={
            "Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}",
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(req, timeout=60) as res:
        return json.load(res)


def order(text):
    answer = call("POST", "/api/generate/submit", {
        "model": "generate-music",
        # expect: missing-field
        "input": {"prompt": text, "custom_mode": False, "mv": "V5"},
    })
    task_id = answer["data"]["task_id"]
    STORE.write_text(json.dumps({"task": task_id}))
    return task_id


def finish(task_id):
    deadline = time.monotonic() + 600
    # expect: hot-loop-polling
    while time.monotonic() < deadline:
        data = call("GET", f"/api/generate/status/{task_id}")["data"]
        # expect: invented-status
        if data["status"] in ("failed", "cancelled"):
            raise SystemExit(data["error_message"])
        if data["status"] == "finished":
            return data["files"][0]["file_url"]
    raise TimeoutError(task_id)


if __name__ == "__main__":
    target = finish(order("bright jingle for a bakery"))
    urllib.request.urlretrieve(target, "jingle.mp3")
    print("written jingle.mp3")
