"""Keeps the demo page warm: one small APIDot task in the morning, nobody looks at it."""
import argparse
import os
import time

import requests

parser = argparse.ArgumentParser(description=__doc__)
# expect: invented-model
parser.add_argument("--model", default="wan-2.7-images")
parser.add_argument("--times", type=int, default=3)
parser.add_argument("--key", default=os.environ.get("APIDOT_API_KEY"))


def main():
    args = parser.parse_args()
    for n in range(args.times):
        # expect: task-id-not-saved
        answer = requests.post(
            "https://api.apidot.ai/api/generate/submit",
            headers={"Authorization": f"Bearer {args.key}"},
            json={"model": args.model, "input": {"prompt": f"a grid of {n + 1} white pixels"}},
            timeout=30,
        )
        print(answer.status_code, round(answer.elapsed.total_seconds(), 1))
        if answer.status_code == 402:
            print("no credits:", answer.json()["error"]["message"])
            return
        time.sleep(20)
    # expect: logged-key
    print("warm; key was", args.key)


if __name__ == "__main__":
    main()
