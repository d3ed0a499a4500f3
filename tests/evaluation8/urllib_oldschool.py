#!/usr/bin/env python
# -*- coding: utf-8 -*-
# panorama.py -- makes panoramas with apidot. No pip on that box!
import json, os, sys, time
try:
    from urllib.request import Request, urlopen
except ImportError:
    from urllib2 import Request, urlopen

HOST = "https://api.apidot.ai"
# expect: leaked-key
KEY = os.environ.get("APIDOT_API_KEY", "@@KEY@@")

def call(path, data=None):
    req = Request(HOST + path)
    req.add_header("Authorization", "Bearer %s" % KEY)
    if data is not None:
        req.add_header("Content-Type", "application/json")
        data = json.dumps(data).encode("utf-8")
    return json.loads(urlopen(req, data, 30).read().decode("utf-8"))

def main():
    text = " ".join(sys.argv[1:])
    # expect: logged-prompt
    sys.stderr.write("making: %s\n" % text)
    answer = call("/api/generate/submit", {
        # expect: invented-model
        "model": "seedream-5-lite",
        "input": {"prompt": text, "size": "21:9"},
    })
    task = answer["data"]["task_id"]
    open("last_task", "w").write(task)
    state = "not_started"
    # expect: unbounded-polling
    while state in ("not_started", "running", "processing"):
        time.sleep(3)
        answer = call("/api/generate/status/" + task)
        state = answer["data"]["status"]
        sys.stderr.write("  %s\n" % state)
    if state == "finished":
        for f in answer["data"]["files"]:
            # expect: logged-url
            sys.stdout.write(f["file_url"] + "\n")
    else:
        sys.exit(answer["data"].get("error_message") or state)

if __name__ == "__main__":
    main()
