"""Airflow DAG: a new jingle every Monday."""
from __future__ import annotations

import logging
import os
from datetime import datetime

import requests
from airflow.decorators import dag, task

logger = logging.getLogger(__name__)
API = "https://api.apidot.ai"


def auth():
    return {"Authorization": f"Bearer {os.environ['APIDOT_API_KEY']}"}


@dag(schedule="0 6 * * 1", start_date=datetime(2026, 1, 5), catchup=False, tags=["audio"])
def jingle():
    @task(retries=0)
    def submit() -> str:
        body = {
            "model": "generate-music",
            "input": {
                "prompt": "upbeat morning radio jingle, ukulele",
                "custom_mode": False,
                "instrumental": True,
                # expect: invalid-value
                "mv": "V6",
                # expect: invalid-value
                "vocal_gender": "female",
            },
        }
        response = requests.post(f"{API}/api/generate/submit", json=body, headers=auth(), timeout=30)
        logger.info("submit: HTTP %s", response.status_code)
        response.raise_for_status()
        return response.json()["data"]["task_id"]

    @task.sensor(poke_interval=15, timeout=1200)
    def ready(task_id: str) -> bool:
        response = requests.get(f"{API}/api/generate/status/{task_id}", headers=auth(), timeout=30)
        # expect: invented-status
        return response.json()["data"]["status"] == "done"

    @task
    def publish(task_id: str) -> str:
        data = requests.get(f"{API}/api/generate/status/{task_id}", headers=auth(), timeout=30).json()["data"]
        # expect: early-result
        return data["files"][0]["file_url"]

    task_id = submit()
    ready(task_id) >> publish(task_id)


jingle()
