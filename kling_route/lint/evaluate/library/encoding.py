"""Text that holds values: what it says, and values as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.evaluate.code import combine
from kling_route.lint.evaluate.library import filling
from kling_route.lint.evaluate.reach import exposure
from kling_route.lint.evaluate.values import UNKNOWN, Encoded, Inbound, Record, Response, Text, Typed, Value, join

if TYPE_CHECKING:
    from kling_route.lint.evaluate.library.given import Given

DATA = frozenset({"swift"})
"""Languages in which a request is answered by data, and by a response beside it."""


def decoded(value: Value) -> Value:
    """What JSON text holds."""
    found: list[Value] = []
    for item in value:
        if isinstance(item, Encoded):
            found.append(item.value)
        elif isinstance(item, (Response, Inbound)):
            found.append(item.body)
        elif isinstance(item, (Typed, Record)):
            found.append((item,))
        elif isinstance(item, Text):
            found.extend(decoded(part) for part in item.parts)
    return join(*found)


def encoded(given: Given) -> Value:
    """The text of a value; of data that answered a request, what it says."""
    is_data = given.frame.file.language in DATA
    said = join(*(item.body if is_data and isinstance(item, Response) else (item,) for item in given.first))
    return (Encoded(said),)


def formatted(given: Given) -> Value:
    """A pattern, with its holes filled."""
    rest = [argument.value for argument in given.arguments[1:]]
    return exposure.built(given.run, combine.formatted(given.first, rest), given.place)


def filled(given: Given) -> Value:
    """`Unmarshal(text, &target)`: what the text holds is put into the target."""
    if len(given.arguments) < 2:
        return UNKNOWN
    return filling.into(given.run, given.first, given.arguments[1], given.frame)
