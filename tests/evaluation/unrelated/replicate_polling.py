import os
import sys

import requests

TOKEN = os.environ.get("REPLICATE_API_TOKEN", "r8_correct_horse_battery_staple_42")
HEADERS = {"Authorization": f"Bearer {TOKEN}"}


def run(version, **inputs):
    body = {"version": version, "input": inputs, "webhook": "https://example.com/hooks/replicate"}
    print("creating", body)
    prediction = requests.post("https://api.replicate.com/v1/predictions", json=body, headers=HEADERS).json()
    while True:
        prediction = requests.get(prediction["urls"]["get"], headers=HEADERS).json()
        status = prediction["status"]
        if status == "succeeded":
            return prediction["output"]
        if status in ("failed", "canceled"):
            raise RuntimeError(prediction["error"])


if __name__ == "__main__":
    print(run(sys.argv[1], prompt=sys.argv[2], image=sys.argv[3]))
