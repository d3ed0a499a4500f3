"""What a value shows when it is written out."""

from __future__ import annotations

from collections.abc import Iterable

from kling_route.lint.evaluate.values import Alternative, Cut, Encoded, Instance, Items, Record, Response, Text, Value
from kling_route.tuples import NamedTuple

_HOLDING = frozenset({Text, Encoded, Cut, Record, Items, Instance, Response})


class Leaf(NamedTuple):
    """Something that a value shows when it is written out, cut to `length` characters (-1: whole)."""

    alternative: Alternative
    length: int


def leaves(values: Iterable[Value]) -> list[Leaf]:
    """Everything that values show when they are written out, containers before what they hold."""
    found: list[Leaf] = []
    seen: set[int] = set()
    pending: list[Leaf] = [Leaf(alternative, -1) for value in values for alternative in value]
    pending.reverse()
    while pending and len(found) < 400:
        leaf = pending.pop()
        alternative, length = leaf
        if id(alternative) in seen:
            continue
        seen.add(id(alternative))
        if not isinstance(alternative, Cut):
            found.append(leaf)
        if alternative.__class__ in _HOLDING:
            inner, length = _shown(alternative, length)
            pending.extend([Leaf(part, length) for value in reversed(inner) for part in reversed(value)])
    return found


def _shown(alternative: Alternative, length: int) -> tuple[list[Value], int]:
    if isinstance(alternative, Text):
        return list(alternative.parts), length
    if isinstance(alternative, Encoded):
        return [alternative.value], length
    if isinstance(alternative, Cut):
        return [alternative.value], alternative.length if length < 0 else min(length, alternative.length)
    if isinstance(alternative, Record):
        return [field.value for field in alternative.fields.values()], length
    if isinstance(alternative, Items):
        return list(alternative.elements), length
    if isinstance(alternative, Instance) and alternative.cls.shown:
        if alternative.decoded:
            return [alternative.decoded], length
        hidden = alternative.cls.hidden
        unknown = (name for name, _ in alternative.cls.fields if not alternative.cls.attributes.get(name))
        given = {**{name: alternative.unknown.member(name) for name in unknown}, **alternative.attributes}
        return [value for name, value in given.items() if name not in hidden], length
    if isinstance(alternative, Response) and alternative.shown:
        return [alternative.body], length
    return [], length
