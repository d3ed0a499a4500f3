"""Tables to look up in: the built-in one, and small ones written to a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from kling_route.table import Table, builtin_table, load_table

MakeTable = Callable[..., Table]


@pytest.fixture(scope="session")
def table() -> Table:
    """The built-in table."""
    return builtin_table()


@pytest.fixture(scope="session")
def source(root: Path) -> dict[str, Any]:
    """The built-in table as written."""
    document: dict[str, Any] = yaml.safe_load((root / "routing.yaml").read_text(encoding="utf-8"))
    return document


@pytest.fixture
def make_table(source: dict[str, Any], tmp_path: Path) -> MakeTable:
    """Writes a table with the given routes, each as (id, goal, phrases), and a lexicon or none; then loads it."""

    def make(routes: list[tuple[str, str, list[str]]], lexicon: dict[str, Any] | None = None) -> Table:
        document = {key: value for key, value in source.items() if key != "lexicon"}
        document = json.loads(json.dumps(document))
        drop_routes(document)
        shape = source["routes"][0]
        document["routes"] = [
            {
                "id": name,
                "goal": goal,
                "url": f"https://apidot.ai/docs/{name}",
                "kind": "docs",
                "summary": f"{goal}.",
                "phrases": phrases,
                "source": shape["source"],
                "grade": shape["grade"],
            }
            for name, goal, phrases in routes
        ]
        if lexicon is not None:
            document["lexicon"] = lexicon
        path = tmp_path / "table.json"
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return load_table(path)

    return make


def drop_routes(value: Any) -> None:
    """Removes references to routes that the new table lacks."""
    if isinstance(value, dict):
        for key in ("routes", "related", "page"):
            value.pop(key, None)
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        drop_routes(part)
