"""Addresses put together of a base and a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.evaluate.http import addresses
from kling_route.lint.evaluate.values import UNKNOWN, Alternative, Const, Encoded, Place, Text, Value, join

if TYPE_CHECKING:
    from kling_route.lint.evaluate.library.given import Given


def joined(base: Value, path: Value, place: Place) -> Value:
    """`urljoin(base, path)`: a path from the root replaces what the base has after its host."""
    found: list[Value] = []
    for start in base or UNKNOWN:
        for rest in path:
            text = start.value if isinstance(start, Const) else None
            if isinstance(text, str) and "://" in text:
                host = "/".join(text.split("/", 3)[:3])
                relative = not addresses.texts_of((rest,))[0].startswith("/")
                root = text if text.endswith("/") and relative else host + ("/" if relative else "")
                found.append((Text(((Const(root, place),), (rest,))),))
            else:
                found.append((Text(((start,), (rest,))),))
    return join(*found)


def below(base: Alternative, path: Value, place: Place) -> Value:
    """`base.appendingPathComponent(path)`."""
    starts_below = all(text.startswith("/") for text in addresses.texts_of(path))
    has_slash = starts_below or addresses.texts_of((base,))[0].endswith("/")
    return (Text(((base,), path) if has_slash else ((base,), (Const("/", place),), path)),)


def address(given: Given) -> Value:
    """`URL(path, base)`."""
    return joined(given.second, given.first, given.place) if len(given.arguments) > 1 else (Encoded(given.first),)
