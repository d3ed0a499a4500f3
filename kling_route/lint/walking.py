"""Walks lowered code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kling_route.lint import ir

if TYPE_CHECKING:
    from kling_route.lint.evaluate.files import LoweredFile


def nodes(code: object) -> Iterator[Any]:
    """Every node of a piece of code, outer ones first. A tuple of statements or expressions is none."""
    rest: list[Any] = [code] if isinstance(code, tuple) else []
    while rest:
        item = rest.pop()
        if item.__class__ is not tuple:
            yield item
        rest += [part for part in reversed(item) if part and isinstance(part, tuple)]


def by_kind(file: LoweredFile) -> Mapping[type, list[Any]]:
    """Every node of a file's code by its class, outer ones first. A file is walked once, however often it is asked."""
    fragment, module = file.fragment, file.module
    if fragment.walked is None or fragment.walked[0] is not module:
        found: dict[type, list[Any]] = defaultdict(list)
        for node in nodes(module):
            found[node.__class__].append(node)
        fragment.walked = (module, found)
    return fragment.walked[1]


def outer_nodes(code: object) -> Iterator[Any]:
    """Every node of a piece of code without those of functions in it; what is evaluated first comes first."""
    found: list[Any] = []
    rest: list[Any] = [code] if isinstance(code, tuple) else []
    while rest:  # each node before what is in it, last parts first: the reverse is the order of evaluation
        item = rest.pop()
        if not isinstance(item, ir.Function):
            if item.__class__ is not tuple:
                found.append(item)
            rest += [part for part in item if isinstance(part, tuple)]
    yield from reversed(found)
