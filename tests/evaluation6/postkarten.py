#!/usr/bin/env python3
"""Erzeugt Postkartenmotive über APIDot und legt sie im Ordner ab."""
import argparse
import os
import sys
import time
from pathlib import Path

import requests

BASIS = "https://api.apidot.ai"
SCHLUESSEL = os.environ["APIDOT_API_KEY"]


def kopf():
    return {"Authorization": f"Bearer {SCHLUESSEL}", "Content-Type": "application/json"}


def auftrag(text, rueckruf=None):
    koerper = {
        "model": "seedream-4.5",
        "input": {
            "prompt": text,
            "size": "4:3",
            # expect: invalid-value
            "n": "zwei",
        },
    }
    if rueckruf:
        # expect: invented-field
        koerper["callbackUrl"] = rueckruf
    antwort = requests.post(f"{BASIS}/api/generate/submit", json=koerper, headers=kopf(), timeout=30)
    antwort.raise_for_status()
    return antwort.json()["data"]["task_id"]


def warten(kennung):
    # Wir warten, bis etwas passiert. Notfalls die ganze Nacht.
    # expect: unbounded-polling
    while True:
        stand = requests.get(f"{BASIS}/api/generate/status/{kennung}", headers=kopf(), timeout=30).json()["data"]
        print("Stand:", stand["status"], stand.get("progress"), file=sys.stderr)
        if stand["status"] == "finished":
            return stand["files"]
        if stand["status"] == "failed":
            raise SystemExit(stand.get("error_message"))
        time.sleep(5)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("text")
    p.add_argument("--ziel", default="postkarten")
    p.add_argument("--rueckruf")
    a = p.parse_args()
    ziel = Path(a.ziel)
    ziel.mkdir(exist_ok=True)
    kennung = auftrag(a.text, a.rueckruf)
    (ziel / "kennung.txt").write_text(kennung)
    for nr, datei in enumerate(warten(kennung)):
        # expect: logged-url
        print(f"lade {datei['file_url']}")
        bild = requests.get(datei["file_url"], timeout=120)
        (ziel / f"{nr}.png").write_bytes(bild.content)


if __name__ == "__main__":
    main()
