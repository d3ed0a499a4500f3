"""`validate` says what is wrong with a file of the schemas, where, and what is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kling_route.documents import load
from kling_route.validate import check_file

ROOT = Path(__file__).parents[2]

FOLDER = ROOT / "schemas" / "apidot"
SCHEMA: dict[str, Any] = load(ROOT / "schemas" / "apidot.schema.json").value


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.yaml")), ids=lambda path: path.stem)
def test_our_own_files_are_sound(path: Path) -> None:
    assert check_file(path) == []


MISTAKES = [
    (
        "task.yaml",
        "x-terminal: {finished: success, failed: failure}",
        "x-terminal: {done: success}",
        "there is no value `done`",
    ),
    ("task.yaml", "finished: success,", "finished: won,", "`won` is not allowed here"),
    ("task.yaml", "x-source: [X, S]\n", "", "lacks `x-source`"),
    ("task.yaml", "x-grade: documented\n", "x-grade: certain\n", "`certain` is not allowed here"),
    ("task.yaml", "[seed, D, R, X]", "[seed, D, Q]", "there is no source `Q`"),
    ("task.yaml", "x-private: url", "x-privat: url", "unknown key `x-privat`; did you mean `x-private`?"),
    ("task.yaml", "x-private: url", "x-private: address", "`address` is not allowed here"),
    ("task.yaml", "type: number", "type: float", "`float`"),
    ("task.yaml", "    description: How far the task is.\n", "", "lacks `description`"),
    (
        "task.yaml",
        "description: How far the task is.\n",
        "description: How far the task is\n",
        "does not have the form",
    ),
    (
        "submit-request.yaml",
        "required: [model, input]",
        "required: [model, inputs]",
        "there is no property `inputs`; did you mean `input`?",
    ),
    ("submit-request.yaml", "chooses: input", "chooses: inputs", "there is no property `inputs`"),
    ("submit-request.yaml", "x-grade: documented\nx-selects", "x-grade: observed\nx-selects", "can be stated in full"),
    ("submit-request.yaml", "x-closed: true\n", "", "lacks `x-closed`"),
    ("submit-request.yaml", "additionalProperties: false\n", "", "lacks `additionalProperties`"),
    ("endpoints.yaml", "method: POST", "method: SEND", "`SEND` is not allowed here"),
    ("endpoints.yaml", "path: /v1/messages", "path: v1/messages", "does not have the form"),
    (
        "endpoints.yaml",
        "kind: endpoints",
        "kind: endpoint",
        "`endpoint` is not allowed here; did you mean `endpoints`?",
    ),
    ("credentials.yaml", "holds: base", "holds: address", "`address` is not allowed here"),
    ("catalogue.yaml", "https://api", "http://api", "does not have the form"),
    ("models/kling-image.yaml", "kling-o1-image-edit", "Kling O1", "does not have the form"),
    ("models/kling-image.yaml", "    required: [prompt]", "    required: [promt]", "there is no property `promt`"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "message"), MISTAKES)
def test_a_mistake_has_its_line(tmp_path: Path, file: str, right: str, wrong: str, message: str) -> None:
    text = (FOLDER / file).read_text(encoding="utf-8")
    assert right in text
    path = tmp_path / Path(file).name
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    found = [problem for problem in check_file(path) if message in problem.message]
    assert found, check_file(path)
    assert found[0].line > 0


def test_the_schema_of_the_schemas_is_sound() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for example in SCHEMA["examples"]:
        jsonschema.Draft202012Validator(SCHEMA).validate(example)


def test_the_schema_describes_every_property() -> None:
    count = 0
    for name, node in SCHEMA["$defs"].items():
        assert "description" in node, name
        for place, part in described_properties(node, name):
            target = SCHEMA["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else {}
            assert "description" in part or "description" in target, place
            count += 1
    assert count > 100


def described_properties(node: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Every property of a schema and of the schemas in it, with its place; not what `if` and `then` say."""
    for name, part in node.get("properties", {}).items():
        yield f"{place}.{name}", part
        yield from described_properties(part, f"{place}.{name}")
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            yield from described_properties(node[key], f"{place}.{key}")
