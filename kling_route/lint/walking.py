"""Walks lowered code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def nodes(code: object) -> Iterator[Any]:
    """Every node of a piece of code, outer ones first. A tuple of statements or expressions is none."""
    rest: list[Any] = [code] if isinstance(code, tuple) else []
    while rest:
        item = rest.pop()
        if item.__class__ is not tuple:
            yield item
        rest += [part for part in reversed(item) if isinstance(part, tuple)]
