"""Nightly catalogue pictures: one task per product, files go to S3."""
from __future__ import annotations

import logging
from datetime import datetime, timedelta

import requests
from airflow.decorators import dag, task
from airflow.exceptions import AirflowFailException
from airflow.hooks.base import BaseHook
from airflow.models import Variable
from airflow.providers.amazon.aws.hooks.s3 import S3Hook

log = logging.getLogger("airflow.task")


def connection():
    conn = BaseHook.get_connection("apidot")
    return f"https://{conn.host or 'api.apidot.ai'}", {"Authorization": f"Bearer {conn.password}"}


@dag(schedule="@daily", start_date=datetime(2026, 5, 1), catchup=False, default_args={"retries": 0})
def catalogue_pictures():
    @task
    def products() -> list[dict]:
        rows = requests.get(Variable.get("shop_feed"), timeout=60).json()["products"]
        log.info("feed: %d products", len(rows))
        return rows

    @task
    def submit(product: dict) -> str:
        _, headers = connection()
        answer = requests.post("https://api.apidot.ai/api/generate/submit", headers=headers, timeout=30, json={
            "model": "flux-2-pro",
            # expect: missing-field
            "input": {
                "prompt": f"studio photo of {product['name']}, white background",
                "size": "1:1",
            },
        })
        if answer.status_code == 400:
            raise AirflowFailException(answer.text)
        answer.raise_for_status()
        return answer.json()["data"]["task_id"]

    @task.sensor(poke_interval=30, timeout=1800, mode="reschedule")
    def ready(task_id: str) -> bool:
        _, headers = connection()
        url = f"https://api.apidot.ai/api/generate/status/{task_id}"
        data = requests.get(url, headers=headers, timeout=30).json()["data"]
        if data["status"] == "failed":
            raise AirflowFailException(data["error_message"])
        # expect: invented-status
        return data["status"] == "completed"

    @task
    def store(task_id: str) -> None:
        base, headers = connection()
        data = requests.get(f"https://api.apidot.ai/api/generate/status/{task_id}", headers=headers, timeout=30).json()["data"]
        if data["status"] != "finished":
            raise AirflowFailException(f"task {task_id} is {data['status']}")
        link = data["files"][0]["file_url"]
        # expect: logged-url
        log.info("storing %s", link)
        S3Hook().load_bytes(requests.get(link, timeout=60).content, f"catalogue/{task_id}.png", "pictures")

    ids = submit.expand(product=products())
    ready.expand(task_id=ids) >> store.expand(task_id=ids)


catalogue_pictures()
