"""Debug helper for the staging account. Only for humans at a terminal."""
import json
import os
import sys

import requests

API = "https://api.apidot.ai/api/generate"
headers = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


def main(task_id):
    answer = requests.get(f"{API}/status/{task_id}", headers=headers, timeout=30)
    if answer.status_code != 200:
        # expect: unused-ignore
        print(answer.text)  # kling-route: ignore[logged-payload] staging only
        return 1
    body = answer.json()
    # kling-route: ignore[logged-payload] this tool is there to show it
    print(json.dumps(body, indent=2))
    for entry in body["data"]["files"]:
        print(entry["file_url"])  # kling-route: ignore[logged-url] the same
        # expect: logged-url
        print("curl -O", entry["file_url"])
    # expect: unused-ignore
    return 0  # kling-route: ignore[logged-prompt]


if __name__ == "__main__":
    # expect: unused-ignore
    sys.exit(main(sys.argv[1]))  # kling-route: ignore[logging-url] wrong name
