"""FLUX straight from its makers."""
import os
import time

import requests

headers = {"x-key": os.environ["BFL_API_KEY"], "accept": "application/json"}
body = {"prompt": "a red barn", "width": 1024, "height": 768, "steps": 28, "guidance": 3}
task = requests.post("https://api.bfl.ai/v1/flux-pro-1.1", json=body, headers=headers).json()
print("task", task)
for _ in range(100):
    result = requests.get(task["polling_url"], headers=headers).json()
    print(result["status"])
    if result["status"] == "Ready":
        print(result["result"]["sample"])
        break
    if result["status"] in ("Error", "Failed"):
        raise SystemExit(result)
    time.sleep(0.5)
