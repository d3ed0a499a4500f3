"""Episode art. Reads the feed, draws what is missing, keeps the picture beside the audio file."""
import itertools
import os
import re
from pathlib import Path

import feedparser
import requests

FEED = os.environ["PODCAST_FEED"]
AUDIO = Path(os.environ.get("AUDIO_DIR", "episodes"))
API = "https://api.apidot.ai/api/generate"

http = requests.Session()
http.headers.update({"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]})


def slug(title: str) -> str:
    return re.sub(r"\W+", "-", title.lower()).strip("-")


def draw(title: str, summary: str) -> bytes | None:
    answer = http.post(f"{API}/submit", json={
        "model": "grok-imagine-image-quality",
        "input": {
            "prompt": f"Podcast cover. {title}. {summary[:300]}",
            "aspect_ratio": "1:1",
            "output_format": "png",
        },
    }, timeout=30)
    answer.raise_for_status()
    task = answer.json()["data"]["task_id"]
    # expect: hot-loop-polling, unbounded-polling
    for look in itertools.count(1):
        data = http.get(f"{API}/status/{task}", timeout=30).json()["data"]
        if look % 50 == 0:
            print(task, data["status"], look)
        if data["status"] == "failed":
            print(task, data["error_message"])
            return None
        if data["status"] == "finished":
            return requests.get(data["files"][0]["file_url"], timeout=60).content


def teaser(title: str) -> None:
    """A moving teaser; our webhook receives it."""
    # expect: task-id-not-saved
    r = http.post(f"{API}/submit", timeout=30, json={
        "model": "happy-horse",
        "callback_url": os.environ["TEASER_HOOK"],
        "input": {"prompt": f"teaser: {title}", "duration": 3, "aspect_ratio": "1:1", "seed": 7},
    })
    print("teaser", slug(title), r.status_code)


def main() -> None:
    for entry in feedparser.parse(FEED).entries[:5]:
        target = AUDIO / f"{slug(entry.title)}.png"
        if target.exists():
            continue
        art = draw(entry.title, entry.summary)
        if art:
            target.write_bytes(art)
            teaser(entry.title)


if __name__ == "__main__":
    main()
