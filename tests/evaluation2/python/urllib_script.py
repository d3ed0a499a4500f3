import json
import os
import time
import urllib.error
import urllib.request
import webbrowser

# get one at https://apidot.ai/dashboard/api-key
TOKEN = os.environ["APIDOT_API_KEY"] if "APIDOT_API_KEY" in os.environ else "YOUR_API_KEY_HERE"


def call(method, path, body=None):
    req = urllib.request.Request(
        "https://api.apidot.ai" + path,
        data=json.dumps(body).encode() if body is not None else None,
        method=method,
        headers={"Authorization": "Bearer " + TOKEN, "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(req, timeout=60) as fh:
            return json.load(fh)
    except urllib.error.HTTPError as err:
        print("HTTP", err.code, err.read().decode())
        raise


def main():
    print("key:", "set" if TOKEN != "YOUR_API_KEY_HERE" else "missing", f"({len(TOKEN)} chars)")
    started = call(
        "POST",
        "/api/generate/submit",
        {
            "model": "sora-2-official",
            "input": {
                "prompt": "a paper boat in the rain",
                # expect: invalid-value
                "duration": 5,
                "aspect_ratio": "16:9",
            },
        },
    )
    task = started["data"]["task_id"]
    deadline = time.monotonic() + 900
    while time.monotonic() < deadline:
        time.sleep(10)
        state = call("GET", "/api/generate/status/%s" % task)
        # expect: invented-response-field
        status = state["data"].get("status") or state.get("status")
        # expect: invented-status
        if status in ("succeeded", "finished"):
            # expect: invented-response-field
            webbrowser.open(state["data"]["video_url"])
            return
        if status == "failed":
            print("failed:", state["data"]["error_message"])
            return
    print("timed out, task", task)


main()
