"""What must hold in one document of the schemas beyond what their own schema can say.

These checks also run on documents that the schema refuses, so that all problems are shown at once; they pass over what
has not the expected type.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kling_route.api.linking import unknown
from kling_route.api.references import INHERITED, SUBSCHEMA_LISTS, SUBSCHEMA_MAPS, SUBSCHEMAS, Node, inherit
from kling_route.documents import Document, Problem
from kling_route.documents.builder import quoted
from kling_route.documents.model import Pointer

OF_WHO_REFERS: Node = dict.fromkeys(INHERITED)
"""Source and grade of a field that others refer to and state."""


def problems(document: Document) -> Iterator[Problem]:
    """Yields schemas without source or grade, lists that cannot be closed, and names that the same schema lacks."""
    for pointer, node, inherited in schemas(document):
        missing = [key for key in INHERITED if key not in inherited]
        if missing and "$ref" not in node:
            lacking = " and ".join(map(quoted, missing))
            yield document.problem(pointer, f"lacks {lacking}, and so does what is around it")
        if node.get("x-closed") and inherited.get("x-grade", "documented") != "documented":
            yield document.problem((*pointer, "x-closed"), "only what is graded `documented` can be stated in full")
        if "$ref" not in node:
            for what, place, name, known in _named(node):
                if name not in known:
                    yield document.problem((*pointer, *place), unknown(what, name, known))


def schemas(document: Document) -> Iterator[tuple[Pointer, Node, Node]]:
    """Every schema of a document: its place, itself, and the source and grade that hold there."""
    value = mapping(document.value)
    if "kind" not in value:
        yield from _schemas((), value, {})
    for name, node in mapping(value.get("inputs")).items():
        yield from _schemas(("inputs", name), node, {})
    for name, node in mapping(value.get("fields")).items():
        yield from _schemas(("fields", name), node, OF_WHO_REFERS)


def _schemas(pointer: Pointer, node: Any, inherited: Node) -> Iterator[tuple[Pointer, Node, Node]]:
    if not isinstance(node, dict):
        return
    inherited = inherit(inherited, node)
    yield pointer, node, inherited
    for key in SUBSCHEMAS:
        yield from _schemas((*pointer, key), node.get(key), inherited)
    for key in SUBSCHEMA_LISTS:
        for index, part in enumerate(sequence(node.get(key))):
            yield from _schemas((*pointer, key, index), part, inherited)
    for key in (*SUBSCHEMA_MAPS, "$defs"):
        for name, part in mapping(node.get(key)).items():
            yield from _schemas((*pointer, key, name), part, inherited)


def _named(node: Node) -> Iterator[tuple[str, Pointer, str, list[str]]]:
    """Every name in a schema that must be a property, or a value, that the same schema describes."""
    properties = list(mapping(node.get("properties")))
    values = [str(value) for key in ("enum", "x-success") for value in sequence(node.get(key))]
    for index, name in enumerate(sequence(node.get("required"))):
        yield "property", ("required", index), str(name), properties
    for key, name in mapping(node.get("x-selects")).items():
        yield "property", ("x-selects", key), str(name), properties
    for key in ("x-terminal", "x-values"):
        for name in mapping(node.get(key)):
            yield "value", (key, name), name, values


def mapping(value: Any) -> dict[str, Any]:
    """The value if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: Any) -> list[Any]:
    """The value if it is a sequence, else an empty one."""
    return value if isinstance(value, list) else []
