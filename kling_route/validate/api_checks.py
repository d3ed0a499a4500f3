"""What must hold in an API schema beyond its schema."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from kling_route import checkout
from kling_route.api import checking
from kling_route.documents import Document, DocumentError, Problem, load
from kling_route.documents.builder import quoted
from kling_route.documents.model import Pointer

SOURCE = "x-source"


def problems(document: Document) -> Iterator[Problem]:
    """Yield the problems of an API schema: facts whose source is unknown, and what the schemas' own checks find.

    Sources are the routing table's, and pages that the document itself names.
    """
    yield from checking.problems(document)
    known = (*known_sources(), *checking.mapping(checking.mapping(document.value).get("sources")))
    for pointer, name in _named_sources(document.value, ()):
        if name not in known:
            allowed = ", ".join(map(quoted, known))
            yield document.problem(pointer, f"there is no source {quoted(name)} (allowed: {allowed})")


def known_sources() -> tuple[str, ...]:
    """Return the ids of the routing table's sources: of the checkout, else as compiled; none when it cannot be read."""
    root = checkout.root()
    if root:
        path = root / checkout.TABLE_FILE
        return _sources_of(path, path.stat().st_mtime_ns)
    from kling_route.table import builtin_table

    return tuple(builtin_table().document["sources"])


@lru_cache(maxsize=1)
def _sources_of(path: Path, _changed: int) -> tuple[str, ...]:
    try:
        table: Any = load(path).value
    except DocumentError:
        return ()  # reported for the table itself
    sources = table.get("sources") if isinstance(table, dict) else None
    return tuple(sources) if isinstance(sources, dict) else ()


def _named_sources(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key == SOURCE and isinstance(part, list):
                yield from (((*pointer, key, index), name) for index, name in enumerate(part) if isinstance(name, str))
            else:
                yield from _named_sources(part, (*pointer, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _named_sources(part, (*pointer, index))
