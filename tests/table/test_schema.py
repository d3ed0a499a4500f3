"""The schema of the routing table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator


@pytest.fixture
def schema(root: Path) -> Any:
    return json.loads((root / "schemas" / "routing.schema.json").read_text(encoding="utf-8"))


def properties(node: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for name, part in node.get("properties", {}).items():
            yield f"{place}/{name}", part
        for name, part in node.items():
            yield from properties(part, f"{place}/{name}")
    elif isinstance(node, list):
        for part in node:
            yield from properties(part, place)


def test_it_is_a_schema_with_an_id(schema: Any) -> None:
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"]


def test_every_property_is_described(schema: Any) -> None:
    for place, node in properties(schema):
        target = schema["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else {}
        assert node.get("description") or target.get("description"), place


def test_examples_fit_their_schemas(schema: Any) -> None:
    checked = 0
    for name, node in schema["$defs"].items():
        validator = Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]})
        for example in node.get("examples", ()):
            validator.validate(example)
            checked += 1
    assert checked >= 6
