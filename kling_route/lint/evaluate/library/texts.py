"""Methods of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from kling_route.lint.evaluate.code import combine
from kling_route.lint.evaluate.library import elements, methods
from kling_route.lint.evaluate.reach import exposure
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Const,
    Encoded,
    Field,
    Items,
    Opaque,
    Record,
    Text,
    Typed,
    Value,
)
from kling_route.lint.evaluate.values import texts as constant_texts
from kling_route.lint.evaluate.workflow import statuses

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run

_SHORTENING = frozenset(("truncate", "take", "prefix"))
"""Methods that cut text and take the length that is left."""
RECASING: Final[dict[str, Callable[[str], str]]] = {"upper": str.upper, "lower": str.lower, "strip": str.strip}


def call(run: Run, item: Const | Text | Encoded | Typed, site: methods.Site, arguments: Sequence[Argument]) -> Value:
    """`item.name(arguments)`."""
    kinds = run.ecosystems.methods
    name = site.name
    if name in kinds["formatting"]:
        return exposure.built(run, combine.formatted((item,), [part.value for part in arguments]), site.place)
    if name == "concat":
        return (Text(((item,), *(argument.value for argument in arguments))),)
    if name in kinds["written"] and isinstance(item, Text):
        item.parts = (*item.parts, *(argument.value for argument in arguments))
        return (item,)
    if name == "join":
        return (Text(tuple(elements.each(argument.value) for argument in arguments)),)
    if name in run.ecosystems.connections:
        return connected(run.ecosystems.connections[name], (item,), site)
    if name in kinds["cuts"]:
        return cut((item,), name, arguments)
    if name in kinds["split"]:
        return _split(run, item, site, arguments)
    if name in kinds["equal"] and arguments:
        statuses.compared(run, (item,), arguments[0].value)
        return statuses.check((item,), arguments[0].value)
    if name in kinds["altering"] and len(arguments) > 1 and _refers_back(arguments[1].value):
        return UNKNOWN
    if name in kinds["altering"] and isinstance(item, Typed) and statuses.is_status(item):
        return statuses.altered(item)
    if name in run.ecosystems.recased and isinstance(item, Const) and isinstance(item.value, str):
        return _recased(item, run.ecosystems.recased[name])
    return (item,) if name in kinds["text"] else UNKNOWN


def connected(path: str, address: Value, site: methods.Site) -> Value:
    """`new URL(address).openConnection()`: a request that is put together from then on."""
    parts = Record(site.place)
    parts.fields["url"] = Field(address, site.at, True)
    return (Opaque(path, options=parts),)


def _refers_back(replacement: Value) -> bool:
    """Whether a text is replaced by a part of itself that a pattern finds (`$1`): which one is not known."""
    return any(re.fullmatch(r"[$\\]\{?[1-9]\}?", text) for text in constant_texts(replacement))


def _recased(item: Const, how: str) -> Value:
    """A constant text in other letters or without the spaces around it; one that stays the same is the same."""
    text = RECASING[how](str(item.value))
    return (item,) if text == item.value else (Const(text, item.place),)


def _split(run: Run, item: Const | Text | Encoded | Typed, site: methods.Site, arguments: Sequence[Argument]) -> Value:
    """Pieces of text. Those of a constant are known, and stand where it is written."""
    marks = [mark.value for mark in arguments[0].value if isinstance(mark, Const)] if arguments else []
    if (
        isinstance(item, Const)
        and isinstance(item.value, str)
        and len(marks) == 1
        and isinstance(marks[0], str)
        and marks[0]
    ):
        pieces: list[Value] = [(Const(piece, item.place),) for piece in item.value.split(marks[0])]
        return (Items(pieces, True, site.place),)
    is_path = bool(marks) and all(mark in run.ecosystems.separators for mark in marks)
    return (Items([UNKNOWN if is_path else (item,)], False, site.place),)


def cut(owner: Value, name: str, arguments: Sequence[Argument]) -> Value:
    """A part of text, by a method that takes where it starts and ends."""
    lower = arguments[0].value if arguments else UNKNOWN
    upper = arguments[1].value if len(arguments) > 1 else UNKNOWN
    if name in _SHORTENING:
        return combine.cut(owner, UNKNOWN, lower, False) if lower else UNKNOWN
    if name == "substr" and upper and isinstance(upper[0], Const):
        return combine.cut(owner, UNKNOWN, upper, False)
    return combine.cut(owner, lower, upper, len(arguments) < 2)
