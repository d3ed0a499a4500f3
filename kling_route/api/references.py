"""Resolves `$ref` within and between the documents of the schemas, and passes sources and grades down."""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import dirname, join, normpath
from typing import Any, TypeAlias

from kling_route.documents import Document, DocumentError
from kling_route.tuples import NamedTuple

Documents: TypeAlias = Mapping[str, Document]
Node: TypeAlias = dict[str, Any]

INHERITED = ("x-source", "x-grade")
SUBSCHEMAS = ("items",)
SUBSCHEMA_LISTS = ("anyOf",)
SUBSCHEMA_MAPS = ("properties", "patternProperties")
DROPPED = ("$schema", "$defs", "$ref")
SHARED = {"$schema", "$defs", "title", "description", "x-source", "x-source-place", "x-grade"}
"""Keywords of a document that only holds parts that others refer to."""


class Place(NamedTuple):
    """A node of a document: the document's name, and the way to the node."""

    document: str
    pointer: tuple[str | int, ...]


class Resolver:
    """Resolves schemas by their place."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def at(self, place: Place, met: tuple[Place, ...] = (), referring: Node | None = None) -> Node:
        """The schema at a place, with nothing left to look up.

        Where its file states no source or grade, those of `referring` hold: of the place that refers to it. Raises
        `DocumentError` for references that lead back to themselves or nowhere, and for a schema with no source.
        """
        node: Any = self._documents[place.document].value
        inherited = inherit(referring or {}, node)
        for step in place.pointer:
            node = node[step]
            inherited = inherit(inherited, node)
        return self._resolve(node, place, inherited, (*met, place))

    def _resolve(self, node: Any, place: Place, inherited: Node, met: tuple[Place, ...]) -> Node:
        if not isinstance(node, dict):
            raise self._error(place, "must be a schema")
        inherited = inherit(inherited, node)
        own = {key: value for key, value in node.items() if key not in DROPPED}
        for key in SUBSCHEMAS:
            if key in own:
                own[key] = self._resolve(own[key], below(place, key), inherited, met)
        for key in SUBSCHEMA_LISTS:
            if key in own:
                branches = enumerate(own[key])
                own[key] = [self._resolve(part, below(place, key, step), inherited, met) for step, part in branches]
        for key in SUBSCHEMA_MAPS:
            if key in own:
                parts = own[key].items()
                own[key] = {step: self._resolve(part, below(place, key, step), inherited, met) for step, part in parts}
        if "$ref" in node:
            return laid_over(self.at(self._target(place, node["$ref"], met), met, inherited), own)
        if missing := [key for key in INHERITED if key not in inherited]:
            raise self._error(place, f"has no {' and no '.join(missing)}, and nothing around it has")
        return {**inherited, **own}

    def _target(self, place: Place, reference: str, met: tuple[Place, ...]) -> Place:
        file, _, pointer = reference.partition("#")
        name = normpath(join(dirname(place.document), file)) if file else place.document
        steps = tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])
        node: Any = self._documents[name].value if name in self._documents else None
        for step in steps:
            node = node.get(step) if isinstance(node, dict) else None
        if node is None:
            raise self._error(below(place, "$ref"), f"{reference} leads nowhere")
        if Place(name, steps) in met:
            raise self._error(below(place, "$ref"), f"{reference} leads back to itself")
        return Place(name, steps)

    def _error(self, place: Place, message: str) -> DocumentError:
        return DocumentError([self._documents[place.document].problem(place.pointer, message)])


def is_shared(document: Node) -> bool:
    """Whether a document only holds parts that others refer to, and is no body itself."""
    return SHARED.issuperset(document)


def laid_over(target: Node, own: Node) -> Node:
    """A schema with the keywords that stand beside a reference to it. They replace its own; properties by name."""
    if "properties" in target and "properties" in own:
        own = {**own, "properties": {**target["properties"], **own["properties"]}}
    return {**target, **own}


def below(place: Place, *steps: str | int) -> Place:
    """A place below another."""
    return Place(place.document, place.pointer + steps)


def inherit(outer: Node, node: Any) -> Node:
    """The source and grade that hold inside a node."""
    return {**outer, **{key: node[key] for key in INHERITED if key in node}} if isinstance(node, dict) else outer
