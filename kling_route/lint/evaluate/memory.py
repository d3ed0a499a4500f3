"""Remembers what calls gave back, so that a function is followed once for arguments that are alike."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.events import Sink
from kling_route.lint.evaluate.values import Alternative, Cut, Encoded, Facts, Instance, Items, Record, Text, Value
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.evaluate.scope import Call, Frame

LARGE = 200
"""Alternatives: larger arguments are not compared."""


_ALIKE = frozenset({Text, Record, Items, Encoded, Cut, Instance})
"""What is alike where it holds the same; of everything else each is only like itself."""


class Remembered(NamedTuple):
    """What a call gave back, and what was written for people while it was followed.

    `kept` are the objects that the key names by identity: while they live, no other has it. `exit` is what is known
    after it, None if it does not come back.
    """

    value: Value
    sinks: tuple[tuple[Sink, tuple[Call, ...]], ...]
    kept: object
    trace: Sequence[object]
    exit: Facts | None


class TooLargeError(Exception):
    """Arguments are too large to compare."""


def key_of(values: Sequence[Value]) -> Hashable | None:
    """What makes arguments alike: containers by what they hold, everything else by identity. None if they are large."""
    budget = [LARGE]
    try:
        return tuple(_value(value, budget) for value in values)
    except TooLargeError:
        return None


def _value(value: Value, budget: list[int]) -> Hashable:
    budget[0] -= len(value)
    if budget[0] < 0:
        raise TooLargeError
    if len(value) == 1:
        return _alternative(value[0], budget)
    return tuple(_alternative(item, budget) for item in value)


def _alternative(item: Alternative, budget: list[int]) -> Hashable:
    if item.__class__ not in _ALIKE:
        return id(item)
    if isinstance(item, Text):
        return ("text", *(_value(part, budget) for part in item.parts))
    if isinstance(item, Record):
        fields = ((name, _value(field.value, budget)) for name, field in item.fields.items())
        return ("record", item.place.start, item.open, *fields)
    if isinstance(item, Items):
        return ("items", item.place.start, item.exact, *(_value(element, budget) for element in item.elements))
    if isinstance(item, Encoded):
        return ("encoded", _value(item.value, budget))
    if isinstance(item, Cut):
        return ("cut", item.length, _value(item.value, budget))
    return (id(item), item.version) if isinstance(item, Instance) else id(item)


def remember(
    value: Value, sinks: Sequence[Sink], depth: int, kept: object, trace: Sequence[object], exit_: Facts | None
) -> Remembered:
    """Keep a call's result; `depth` is how many calls led to it, itself included."""
    return Remembered(value, tuple((sink, sink.calls[depth:]) for sink in sinks), kept, trace, exit_)


def replay(remembered: Remembered, calls: tuple[Call, ...], caller: Frame | None, sinks: list[Sink]) -> Value:
    """What the remembered call would have done from here."""
    failed = caller.failed if caller is not None else frozenset()
    for sink, rest in remembered.sinks:
        sinks.append(Sink(sink.place, sink.leaves, calls + rest, sink.failed | failed))
    return remembered.value
