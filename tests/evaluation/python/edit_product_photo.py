#!/usr/bin/env python3
# quick script: python edit_product_photo.py "make the background white" https://.../shoe.jpg
import sys
import time

import requests

# expect: leaked-key
API_KEY = "@@KEY@@"
HEADERS = {"Authorization": "Bearer " + API_KEY, "Content-Type": "application/json"}
URL = "https://api.apidot.ai/api/generate"


def main():
    prompt = sys.argv[1]
    image = sys.argv[2]
    payload = {
        "model": "kling-o1-image-edit",
        "input": {"prompt": prompt, "image_urls": [image]},
    }
    r = requests.post(URL + "/submit", headers=HEADERS, json=payload)
    r.raise_for_status()
    # expect: logged-payload
    print(r.json())
    task_id = r.json()["data"]["task_id"]
    print("task:", task_id)

    # expect: unbounded-polling
    while True:
        s = requests.get(f"{URL}/status/{task_id}", headers=HEADERS).json()
        status = s["data"]["status"]
        print("status:", status, s["data"].get("progress"))
        # expect: invented-status
        if status == "completed":
            break
        if status == "finished":
            break
        if status == "failed":
            sys.exit("edit failed")
        time.sleep(5)

    # expect: logged-url
    print(s["data"]["files"][0]["file_url"])


if __name__ == "__main__":
    main()
