"""Every night: covers for the episodes that have none."""
from __future__ import annotations

import pendulum
from airflow.decorators import dag, task
from airflow.sensors.base import PokeReturnValue

from nightshift.hooks.dot_hook import DotHook


@dag(schedule="15 2 * * *", start_date=pendulum.datetime(2026, 3, 1), catchup=False, tags=["covers"])
def covers():
    @task
    def submit(title: str) -> str:
        hook = DotHook()
        return hook.submit(
            "seedream-5.0-lite",
            # expect: invalid-value
            {"prompt": f"Podcast cover for {title}", "size": "1:1", "n": 0},
        )

    @task.sensor(poke_interval=30, timeout=3600, mode="reschedule")
    def wait(task_id: str) -> PokeReturnValue:
        data = DotHook().status(task_id)
        if data["status"] == "failed":
            raise RuntimeError(data.get("error_message", "failed"))
        return PokeReturnValue(is_done=data["status"] == "finished", xcom_value=task_id)

    @task(retries=2)
    def keep(task_id: str) -> int:
        data = DotHook().status(task_id)
        if data["status"] != "finished":
            raise RuntimeError("gone back?")
        # expect: logged-url
        print("cover:", data["files"][0]["file_url"])
        return len(data["files"])

    keep(wait(submit("Night trains")))


covers()
