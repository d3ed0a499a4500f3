"""Client of our in-house render farm. Same words as many image services, nothing else in common."""
import argparse
import json
import time

import httpx

FARM = "https://render.intranet.example"


def submit(http, scene, callback_url):
    body = {"model": "cycles", "callback_url": callback_url, "input": {"scene": scene, "samples": 512, "imageSize": "4K"}}
    print(json.dumps(body))
    answer = http.post("/api/generate/submit", json=body).json()
    print("farm said", answer)
    return answer["data"]["id"]


def wait(http, task_id):
    while True:
        task = http.get(f"/api/generate/status/{task_id}").json()["data"]
        if task["state"] in ("completed", "cancelled"):
            return task
        time.sleep(1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("scene")
    parser.add_argument("--callback-url", default="https://build.intranet.example/done")
    args = parser.parse_args()
    with httpx.Client(base_url=FARM, headers={"Authorization": "Bearer farm-key-of-the-build-machine"}) as http:
        task = wait(http, submit(http, args.scene, args.callback_url))
    print("frames:", [frame["url"] for frame in task["frames"]])


if __name__ == "__main__":
    main()
