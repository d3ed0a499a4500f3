"""Keeps finished APIDot pictures in our bucket. Runs from cron every ten minutes."""
import os
import sqlite3

import boto3
import requests

KEY = os.environ["APIDOT_API_KEY"]
HOST = "api.apidot.ai"
bucket = boto3.resource("s3").Bucket(os.environ["BUCKET"])
db = sqlite3.connect(os.environ.get("ARCHIVE_DB", "archive.db"))


def status(task_id):
    # expect: key-in-url
    r = requests.get(f"https://apidot:{KEY}@{HOST}/api/generate/status/{task_id}", timeout=30)
    r.raise_for_status()
    return r.json()["data"]


def main():
    for (task_id,) in db.execute("select id from tasks where state = 'queued'").fetchall():
        task = status(task_id)
        # expect: unused-ignore
        print(task_id, task["status"])  # kling-route: ignore[logged-payload] only the status
        if task["status"] == "finished":
            for n, file in enumerate(task["files"]):
                print(file["file_url"])  # kling-route: ignore[logged-url] read by the inventory script, kept nowhere
                name = f"{task_id}-{n}"
                bucket.put_object(Key=name, Body=requests.get(file["file_url"], timeout=60).content)
                db.execute("insert into files(task, name) values (?, ?)", (task_id, name))
            db.execute("update tasks set state = 'completed' where id = ?", (task_id,))
        elif task["status"] == "failed":
            # expect: unused-ignore
            # kling-route: ignore[invented-state] ours
            db.execute("update tasks set state = 'error', why = ? where id = ?", (task["error_message"], task_id))
    db.commit()


if __name__ == "__main__":
    main()
