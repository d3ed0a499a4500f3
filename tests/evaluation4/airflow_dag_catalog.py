"""
Nightly DAG: produces lifestyle pictures for SKUs that have none yet.
Owner: data-platform@
Docs of the image vendor: https://apidot.ai/docs
"""
from __future__ import annotations

import logging
from datetime import datetime, timedelta

import requests
from airflow.decorators import dag, task
from airflow.exceptions import AirflowFailException
from airflow.hooks.base import BaseHook
from airflow.models import Variable
from airflow.sensors.base import PokeReturnValue

log = logging.getLogger("airflow.task")
BASE = "https://api.apidot.ai/api/generate"


def _headers():
    conn = BaseHook.get_connection("apidot")
    return {"Authorization": f"Bearer {conn.password}"}


@dag(
    dag_id="sku_lifestyle_pictures",
    schedule="0 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    default_args={"retries": 0, "retry_delay": timedelta(minutes=5)},
)
def sku_lifestyle_pictures():
    @task
    def pick() -> list[dict]:
        from warehouse import skus_without_picture

        rows = skus_without_picture(limit=int(Variable.get("pictures_per_night", 40)))
        log.info("%d skus picked", len(rows))
        return rows

    @task(max_active_tis_per_dag=4)
    def submit(row: dict) -> dict:
        body = {
            "model": "seedream-4.5-edit",
            "input": {
                "prompt": row["scene"],
                "image_urls": [row["packshot_url"]],
                "size": "2K",
                # expect: invented-field
                "seed": 7,
            },
        }
        # expect: logged-payload
        log.info("submitting %s with %s", row["sku"], body)
        answer = requests.post(f"{BASE}/submit", json=body, headers=_headers(), timeout=30)
        if answer.status_code in (400, 401, 402):
            raise AirflowFailException(answer.json()["error"]["message"])
        answer.raise_for_status()
        return {"sku": row["sku"], "task_id": answer.json()["data"]["task_id"]}

    @task.sensor(poke_interval=20, timeout=1800, mode="reschedule")
    def wait(job: dict) -> PokeReturnValue:
        answer = requests.get(f"{BASE}/status/{job['task_id']}", headers=_headers(), timeout=30)
        data = answer.json()["data"]
        if data["status"] == "failed":
            raise AirflowFailException(data["error_message"])
        if data["status"] != "finished":
            return PokeReturnValue(is_done=False)
        return PokeReturnValue(True, {**job, "urls": [f["file_url"] for f in data["files"]]})

    @task
    def publish(done: dict):
        from warehouse import attach_pictures

        attach_pictures(done["sku"], done["urls"])
        log.info("%s: %d pictures", done["sku"], len(done["urls"]))

    publish.expand(done=wait.expand(job=submit.expand(row=pick())))


sku_lifestyle_pictures()
