"""Lists the fields of a body for people: in order, each before those inside it, named by their path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Node = Mapping[str, Any]
"""A schema of the compiled catalogue: references are replaced, and each node names its own source and grade."""

DEEPEST = 8
"""How many levels of a body are shown."""


class Field(NamedTuple):
    """One field of a body.

    `path` is as people write it: `data.files[].file_url`. With a `pattern`, it is every field inside `path` whose name
    matches that.
    """

    path: str
    node: Node
    required: bool
    pattern: str = ""


def fields(node: Node, prefix: str = "", depth: int = 0) -> Iterator[Field]:
    """Yields the fields below a schema, but none inside a field whose schema another one chooses."""
    if depth >= DEEPEST:
        return
    if "items" in node:
        yield from fields(node["items"], f"{prefix}[]", depth + 1)
    for branch in node.get("anyOf", ()):
        yield from fields(branch, prefix, depth + 1)
    required, chosen = node.get("required", ()), node.get("x-selects", {}).get("chooses")
    for name, child in node.get("properties", {}).items():
        path = f"{prefix}.{name}" if prefix else name
        yield Field(path, child, name in required)
        if name != chosen:
            yield from fields(child, path, depth + 1)
    for pattern, child in node.get("patternProperties", {}).items():
        yield Field(prefix, child, False, pattern)


def types(node: Node) -> Sequence[str]:
    """Returns the JSON types that a schema names."""
    named = node.get("type", ())
    return (named,) if isinstance(named, str) else tuple(named)
