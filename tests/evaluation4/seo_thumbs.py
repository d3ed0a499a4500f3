"""Blog-Vorschaubilder. Läuft einmal pro Stunde aus cron."""
import logging
import os
import sqlite3

import requests

logging.basicConfig(filename="/var/log/thumbs.log", level=logging.INFO)
DB = sqlite3.connect("/srv/blog/thumbs.db")
# expect: invented-endpoint
API_URL = "https://api.apidot.ai/v1/generate/submit"
STATUS_URL = "https://api.apidot.ai/api/generate/status/%s"
HEADERS = {"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]}


def neue_artikel():
    return DB.execute("SELECT id, titel FROM artikel WHERE bild IS NULL AND task IS NULL").fetchall()


def starten():
    for artikel_id, titel in neue_artikel():
        r = requests.post(API_URL, headers=HEADERS, json={
            "model": "wan-2.7-image",
            "input": {"prompt": f"Titelbild: {titel}", "size": "1024x576", "n": 1},
        }, timeout=20)
        if r.status_code != 200:
            logging.error("Artikel %s: %s %s", artikel_id, r.status_code, r.text)
            continue
        DB.execute("UPDATE artikel SET task = ? WHERE id = ?", (r.json()["data"]["task_id"], artikel_id))
        DB.commit()


def abholen():
    for artikel_id, task in DB.execute("SELECT id, task FROM artikel WHERE bild IS NULL AND task NOT NULL").fetchall():
        d = requests.get(STATUS_URL % task, headers=HEADERS, timeout=20).json()["data"]
        if d.get("files"):
            # expect: early-result
            bild = d["files"][0]["file_url"]
            DB.execute("UPDATE artikel SET bild = ? WHERE id = ?", (bild, artikel_id))
            DB.commit()
        elif d["status"] == "failed":
            logging.warning("Artikel %s: %s", artikel_id, d["error_message"])
            DB.execute("UPDATE artikel SET task = NULL WHERE id = ?", (artikel_id,))
            DB.commit()


if __name__ == "__main__":
    abholen()
    starten()
