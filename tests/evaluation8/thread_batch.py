import concurrent.futures as cf
import json
import os
import pathlib
import time

import requests

TOKEN = pathlib.Path("/run/secrets/apidot").read_text().strip()
SUBMIT = "https://api.apidot.ai/api/generate/submit"
STATUS = "https://api.apidot.ai/api/generate/status/{}"
s = requests.Session()
s.headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}


def job(item):
    name, text = item
    payload = json.dumps({
        "model": "flux-kontext-max",
        "input": {
            "prompt": text,
            "size": "16:9",
            # expect: invalid-value
            "output_format": "webp",
        },
    })
    for attempt in range(4):
        r = s.post(SUBMIT, data=payload, timeout=30)
        if r.ok:
            break
        if r.status_code not in (429, 500, 502, 503):
            print(name, "refused:", r.status_code, r.text)
            return name, None
        time.sleep(2 ** attempt)
    else:
        return name, None
    task = r.json()["data"]["task_id"]
    pathlib.Path(f"{name}.task").write_text(task)
    # expect: unbounded-polling
    while 1:
        d = s.get(STATUS.format(task), timeout=30).json()["data"]
        if d["status"] in {"finished", "failed"}:
            return name, d
        time.sleep(5)


with cf.ThreadPoolExecutor(4) as pool:
    for name, result in pool.map(job, json.load(open("items.json")).items()):
        if result is None:
            continue
        # expect: logged-payload
        print(name, result)
        if result["status"] == "finished":
            pathlib.Path(f"{name}.json").write_text(json.dumps([f["file_url"] for f in result["files"]]))
