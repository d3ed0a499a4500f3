"""Reads the API's schemas for people: every field of a body in order, references followed, each with who states it.

A field that names no source of its own has that of the nearest schema around it, in the file where it is written.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Node = Mapping[str, Any]

DEEPEST = 8
"""How many levels of a body are shown."""

FACT_KEYS = ("x-source", "x-source-place", "x-grade")


class Place(NamedTuple):
    """A schema node with references followed, the file it was found in, and the source that it inherits there."""

    file: str
    node: Node
    fact: Node


class Field(NamedTuple):
    """One field of a body. `path` is as people write it: `data.files[].file_url`. `name` is a pattern when `pattern` is true."""

    path: str
    node: Node
    fact: Node
    required: bool
    pattern: bool = False


class Schemas:
    """All files of the API's schemas, by their path without suffix."""

    def __init__(self, files: Mapping[str, Node]) -> None:
        self._files = files

    def of_kind(self, kind: str) -> Iterator[tuple[str, Node]]:
        """Yields the files that are no schema but documents of this kind, with their paths."""
        return ((path, document) for path, document in self._files.items() if document.get("kind") == kind)

    def body(self, name: str) -> Place:
        """Returns the schema of a body. Raises KeyError for a name that no file has."""
        return self.follow(Place(name, self._files[name], {}))

    def follow(self, place: Place) -> Place:
        """Returns the place with its reference followed: what stands beside the reference holds over what it names."""
        file, node, fact = place
        reference = node.get("$ref")
        if reference is None:
            return Place(file, node, _fact(node, fact))
        target = self.follow(self._target(file, reference))
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return Place(target.file, {**target.node, **beside}, _fact(beside, target.fact))

    def _target(self, file: str, reference: str) -> Place:
        path, _, pointer = reference.partition("#")
        if path:
            file = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)).removesuffix(".yaml")
        node: Any = self._files[file]
        fact: Node = {}
        for step in pointer.strip("/").split("/") if pointer.strip("/") else ():
            fact = _fact(node, fact)
            node = node[step.replace("~1", "/").replace("~0", "~")]
        return Place(file, node, fact)

    def fields(self, place: Place, prefix: str = "", depth: int = 0) -> Iterator[Field]:
        """Yields the fields below a schema, each before those inside it."""
        if depth >= DEEPEST:
            return
        if "items" in place.node:
            yield from self.fields(self.follow(Place(place.file, place.node["items"], place.fact)), f"{prefix}[]", depth + 1)
        required = place.node.get("required", ())
        for keyword in ("properties", "patternProperties"):
            for name, child in place.node.get(keyword, {}).items():
                inner = self.follow(Place(place.file, child, place.fact))
                path = f"{prefix}.{name}" if prefix else name
                pattern = keyword == "patternProperties"
                yield Field(path, inner.node, inner.fact, name in required, pattern)
                if not pattern:
                    yield from self.fields(inner, path, depth + 1)


def _fact(node: Node, inherited: Node) -> Node:
    """Returns who states the node: its own source, or the inherited one. A grade goes with the source that it was given to."""
    if not any(key in node for key in FACT_KEYS):
        return inherited
    own = {key: node[key] for key in FACT_KEYS if key in node}
    return own if "x-source" in own and "x-grade" in own else {**inherited, **own}


def types(node: Node) -> Sequence[str]:
    """Returns the JSON types that a node names."""
    named = node.get("type", ())
    return (named,) if isinstance(named, str) else tuple(named)
