"""Walks lowered code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kling_route.lint import ir


def nodes(code: object) -> Iterator[Any]:
    """Every node of a piece of code, outer ones first. A tuple of statements or expressions is none."""
    rest: list[Any] = [code] if isinstance(code, tuple) else []
    while rest:
        item = rest.pop()
        if item.__class__ is not tuple:
            yield item
        rest += [part for part in reversed(item) if isinstance(part, tuple)]


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
