"""Catches the cards whose hook never came (cron, every hour)."""
import random
import time

import cards
from client import CardClient


def settle(client, card):
    for attempt in range(6):
        data = client.look(card.task)
        print(card.task, data["status"], data.get("progress", 0))
        # expect: invented-status
        if data["status"] in ("finished", "success"):
            address = data["files"][0]["file_url"]
            cards.finish(card, address)
            # expect: logged-url
            print(f"late card for {card.recipient}: {address}")
            return
        if data["status"] == "failed":
            # expect: invented-response-field
            print("no card:", data["fail_reason"])
            cards.fail(card)
            return
        time.sleep(2 ** attempt + random.random())


if __name__ == "__main__":
    dot = CardClient()
    for waiting in cards.waiting():
        settle(dot, waiting)
