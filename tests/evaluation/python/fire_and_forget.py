"""Queue a season's worth of banner edits; APIDot's webhook does the rest."""
import csv
import os
import sys
import time

import requests

session = requests.Session()
session.headers["Authorization"] = "Bearer {}".format(os.environ["APIDOT_API_KEY"])
HOOK = "https://shop.example.com/hooks/apidot"
ENDPOINT = "https://api.apidot.ai/api/generate/submit"

PRESETS = {
    "sale": "add a red SALE ribbon in the upper left corner",
    "xmas": "put a light layer of snow on the product",
}


def queue(sku, image, preset):
    body = {
        "model": "kling-o1-image-edit",
        "callback_url": HOOK + "?sku=" + sku,
        "input": {"prompt": PRESETS[preset], "image_urls": [image], "resolution": "1K"},
    }
    # expect: task-id-not-saved
    response = session.post(ENDPOINT, json=body, timeout=30)
    if response.status_code == 429:
        wait = int(response.headers.get("Retry-After", 5))
        print("slow down, waiting", wait)
        time.sleep(wait)
        return False
    response.raise_for_status()
    return True


def main():
    preset = sys.argv[1]
    with open(sys.argv[2], newline="") as f:
        rows = list(csv.DictReader(f))
    # expect: logged-url
    print(f"{len(rows)} banners, results go to {HOOK}")
    done = 0
    for row in rows:
        if queue(row["sku"], row["image"], preset):
            done += 1
            print(f"{row['sku']} queued")
    print(f"{done}/{len(rows)} queued")


if __name__ == "__main__":
    main()
