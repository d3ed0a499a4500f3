from __future__ import annotations

import json
from typing import Any

from airflow.hooks.base import BaseHook
from airflow.providers.http.hooks.http import HttpHook


class DotHook(BaseHook):
    """APIDot through Airflow's own connection (`apidot_default`, the key is its password)."""

    conn_name_attr = "dot_conn_id"

    def __init__(self, dot_conn_id: str = "apidot_default") -> None:
        super().__init__()
        self.dot_conn_id = dot_conn_id

    def _headers(self) -> dict[str, str]:
        conn = self.get_connection(self.dot_conn_id)
        # expect: logged-key
        self.log.info("password %s", conn.password)
        return {"Authorization": f"Bearer {conn.password}", "Content-Type": "application/json"}

    def submit(self, model: str, fields: dict[str, Any]) -> str:
        http = HttpHook("POST", http_conn_id=self.dot_conn_id)
        response = http.run("/api/generate/submit", data=json.dumps({"model": model, "input": fields}), headers=self._headers())
        return response.json()["data"]["task_id"]

    def status(self, task_id: str) -> dict[str, Any]:
        http = HttpHook("GET", http_conn_id=self.dot_conn_id)
        return http.run(f"/api/generate/status/{task_id}", headers=self._headers()).json()["data"]
