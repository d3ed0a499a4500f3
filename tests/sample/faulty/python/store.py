"""Where edits and their results are kept."""

from __future__ import annotations

import json
import sqlite3

SCHEMA = """
CREATE TABLE IF NOT EXISTS edits (
    task_id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    model TEXT NOT NULL,
    sources TEXT NOT NULL,
    status TEXT NOT NULL,
    results TEXT
)
"""


class EditStore:
    """One row per submitted task."""

    def __init__(self, path: str = "edits.db") -> None:
        self._db = sqlite3.connect(path, check_same_thread=False)
        self._db.execute(SCHEMA)

    def submitted(self, task_id: str, user_id: str, model: str, sources: list[str]) -> None:
        """Remember a task before anyone waits for it."""
        with self._db:
            self._db.execute(
                "INSERT INTO edits VALUES (?, ?, ?, ?, 'not_started', NULL)",
                (task_id, user_id, model, json.dumps(sources)),
            )

    def settle(self, task_id: str, status: str, results: list[str]) -> bool:
        """Record the end of a task; false when it is unknown or was settled already."""
        with self._db:
            changed = self._db.execute(
                "UPDATE edits SET status = ?, results = ? WHERE task_id = ? AND results IS NULL",
                (status, json.dumps(results), task_id),
            )
        return changed.rowcount == 1

    def find(self, task_id: str) -> tuple[str, list[str]] | None:
        """Return the status and results of a task."""
        row = self._db.execute("SELECT status, results FROM edits WHERE task_id = ?", (task_id,)).fetchone()
        return (row[0], json.loads(row[1] or "[]")) if row else None
