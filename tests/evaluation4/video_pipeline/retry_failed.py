"""Submits again what failed yesterday for reasons that may be gone today."""
import json
import pathlib
import sys

from dotclient import DotClient

WORTH = ("timeout", "overloaded", "internal")


def main():
    dot = DotClient("https://api.apidot.ai")
    for path in sorted(pathlib.Path("failed").glob("*.json")):
        job = json.loads(path.read_text())
        data = dot.status(job["task_id"])
        if data["status"] != "failed":
            continue
        if not any(word in (data.get("error_message") or "") for word in WORTH):
            print(path.stem, "stays failed:", data.get("error_message"))
            continue
        job["task_id"] = dot.submit(job["model"], job["input"])
        path.write_text(json.dumps(job))
        print(path.stem, "again as", job["task_id"])


if __name__ == "__main__":
    sys.exit(main())
