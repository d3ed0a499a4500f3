import mimetypes
import os
import time
from pathlib import Path

import requests

BASE_URL = os.getenv("APIDOT_BASE_URL", "https://api.apidot.ai")
AUTH = {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


def upload(path: Path) -> str:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    with path.open("rb") as f:
        # expect: invented-endpoint
        r = requests.post(BASE_URL + "/api/common/upload", headers=AUTH, files={"file": (path.name, f, kind)}, timeout=120)
    r.raise_for_status()
    return r.json()["data"]["url"]


def edit(prompt: str, source: str) -> dict:
    r = requests.post(
        BASE_URL + "/api/generate/submit",
        headers=AUTH,
        json={
            "model": "kling-o1-image-edit",
            "input": {
                "prompt": prompt,
                "image_urls": [source],
                "output_format": "png",
            },
        },
        timeout=30,
    )
    r.raise_for_status()
    task_id = r.json()["data"]["task_id"]
    print("task id:", task_id)
    for i in range(60):
        time.sleep(5)
        r = requests.get(f"{BASE_URL}/api/generate/status/{task_id}", headers=AUTH, timeout=30)
        r.raise_for_status()
        task = r.json()["data"]
        print(f"[{i:02}] {task['status']}")
        if task["status"] == "finished":
            return task
        if task["status"] == "failed":
            raise SystemExit(task.get("error_message", "failed"))
    raise SystemExit("still running, try later: " + task_id)


def main() -> None:
    source = upload(Path(input("file: ")))
    # expect: logged-url
    print("uploaded to", source)
    task = edit("replace the background with a plain studio wall", source)
    target = Path("edited.png")
    target.write_bytes(requests.get(task["files"][0]["file_url"], timeout=60).content)
    print(f"saved {target} ({target.stat().st_size} bytes)")


if __name__ == "__main__":
    main()
