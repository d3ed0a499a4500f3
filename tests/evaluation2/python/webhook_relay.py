"""Relays APIDot callbacks to Slack and starts renders from a slash command."""
import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import requests

KEY = os.environ["APIDOT_API_KEY"]
SLACK = os.environ["SLACK_WEBHOOK_URL"]


def start(text, channel):
    # expect: task-id-not-saved
    requests.post(
        "https://api.apidot.ai/api/generate/submit",
        headers={"Authorization": f"Bearer {KEY}"},
        json={
            "model": "z-image",
            "callback_url": f"{os.environ['ORIGIN']}/apidot?channel={channel}",
            # expect: missing-field
            "input": {"prompt": text},
        },
        timeout=20,
    )


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/slash":
            form = parse_qs(raw.decode())
            start(form["text"][0], form["channel_id"][0])
        else:
            event = json.loads(raw)
            data = event.get("data") or event
            print("callback", data.get("task_id"), data.get("status"), len(raw), "bytes")
            if data.get("status") == "finished":
                links = "\n".join(f["file_url"] for f in data["files"])
                requests.post(SLACK, json={"text": links})
        self.send_response(200)
        self.end_headers()

    def log_message(self, template, *args):
        print(self.address_string(), template % args)


if __name__ == "__main__":
    HTTPServer(("", 8000), Handler).serve_forever()
