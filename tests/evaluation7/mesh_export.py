#!/usr/bin/env python3
"""Image to 3D through APIDot; prints the task's id, keeps the model file."""
import argparse
import hashlib
import os
import pathlib
import sys
import time
import warnings

import requests

BASE = os.environ.get("APIDOT_BASE_URL") or "https://api.apidot.ai"


def mask(value):
    return value[:4] + "***"


def fingerprint(url):
    return hashlib.sha256(url.encode()).hexdigest()[:10]


def main() -> int:
    ap = argparse.ArgumentParser()
    ap.add_argument("image")
    ap.add_argument("-o", "--out", default="out")
    a = ap.parse_args()
    key = os.environ.get("APIDOT_API_KEY")
    if not key:
        sys.exit("APIDOT_API_KEY is missing")
    print("key", mask(key), "image", fingerprint(a.image), file=sys.stderr)
    s = requests.Session()
    s.headers["Authorization"] = f"Bearer {key}"
    body = {"model": "meshy-6-image-to-3d", "input": {"image_urls": [a.image], "enable_pbr": True, "should_texture": True}}
    r = s.post(f"{BASE}/api/generate/submit", json=body, timeout=60)
    if r.status_code == 402:
        sys.exit("no credits left")
    r.raise_for_status()
    task_id = r.json()["data"]["task_id"]
    print(task_id)
    end = time.time() + 1800
    while time.time() < end:
        time.sleep(10)
        d = s.get(f"{BASE}/api/generate/status/{task_id}", timeout=60).json()["data"]
        print(f"\r{d['status']} {d.get('progress', 0)} %", end="", file=sys.stderr)
        if d["status"] == "failed":
            warnings.warn(d.get("error_message") or "failed")
            return 1
        if d["status"] == "finished":
            out = pathlib.Path(a.out)
            out.mkdir(exist_ok=True)
            for i, f in enumerate(d["files"]):
                if f["file_type"] == "model":
                    (out / f"{task_id}-{i}.glb").write_bytes(requests.get(f["file_url"], timeout=300).content)
            print(len(d["files"]), "files in", out)
            return 0
    print("gave up on", task_id, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
