"""Header picture for the weekly newsletter. Cron, Fridays 06:00.

The finished picture is delivered to our media server by webhook, so this script only starts it.
"""
import datetime as dt
import logging
import os

import requests

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
TOPICS = ["harbour", "orchard", "tram", "market", "library"]


def topic(day: dt.date) -> str:
    return TOPICS[day.isocalendar().week % len(TOPICS)]


def main() -> None:
    today = dt.date.today()
    payload = {
        "model": "flux-kontext-max",
        "callback_url": os.environ["APIDOT_CALLBACK_URL"],
        "input": {
            "prompt": f"{topic(today)} in the style of a risograph print",
            "size": "16:9",
            "output_format": "png",
        },
    }
    try:
        # expect: task-id-not-saved
        answer = requests.post(
            "https://api.apidot.ai/api/generate/submit",
            json=payload,
            headers={"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]},
            timeout=30,
        )
        answer.raise_for_status()
    except requests.HTTPError as e:
        logging.error("newsletter picture: HTTP %s", e.response.status_code)
        raise SystemExit(1)
    # expect: unused-ignore
    logging.info("newsletter picture requested, code %s", answer.json()["code"])  # kling-route: ignore[logged-payload] only the code


if __name__ == "__main__":
    main()
