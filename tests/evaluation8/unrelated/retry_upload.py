import time
import requests


def upload(url, payload):
    while True:
        try:
            r = requests.post(url, json=payload)
            r.raise_for_status()
            print("uploaded", r.json())
            return
        except Exception as error:
            print("again", error, payload)
            time.sleep(1)
