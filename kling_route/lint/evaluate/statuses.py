"""Comparisons of a task's status: with which constants the program compares it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kling_route.lint.evaluate.events import Compared
from kling_route.lint.evaluate.values import Const, Encoded, Items, Opaque, Record, Text, Typed, Value

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run


class Status(NamedTuple):
    """A status in a value; `altered` where its letters may have been changed on the way."""

    typed: Typed
    altered: bool


def is_status(item: object) -> bool:
    """Whether a value is a task's status: its schema tells which values end a task."""
    return isinstance(item, Typed) and bool(item.schema.terminal)


def altered(item: Typed) -> Value:
    """A status after its letters were changed (`status.upper()`)."""
    return (Text(((item,),)),)


def compared(run: Run, left: Value, right: Value) -> None:
    """`left` and `right` are compared, or one is looked up in the other."""
    for subject, other in ((left, right), (right, left)):
        statuses = list(_statuses(subject))
        if statuses:
            own = {item.value for item in subject if isinstance(item, Const)}
            for constant in _constants(other):
                _note(run, statuses, constant, own)


def looked_up(run: Run, mapping: Value, key: Value) -> None:
    """A key is looked up in a mapping: it is compared with the mapping's keys."""
    statuses = list(_statuses(key))
    if not statuses:
        return
    own = {item.value for item in key if isinstance(item, Const)}
    for item in mapping:
        if isinstance(item, Record):
            for name, field in item.fields.items():
                _note(run, statuses, Const(name, field.key), own)


def _statuses(value: Value) -> Iterator[Status]:
    """The statuses that a value is; none where it may also be something that the API has not said."""
    if any(isinstance(item, Opaque) for item in value):
        return
    for item in value:
        if isinstance(item, Typed) and item.schema.terminal:
            yield Status(item, False)
        elif isinstance(item, (Text, Encoded)):
            parts = item.parts if isinstance(item, Text) else (item.value,)
            if len(parts) == 1:
                changed = isinstance(item, Text)
                yield from (Status(inner.typed, inner.altered or changed) for inner in _statuses(parts[0]))


def _constants(value: Value) -> Iterator[Const]:
    for item in value:
        if isinstance(item, Const):
            yield item
        elif isinstance(item, Items):
            for element in item.elements:
                yield from (inner for inner in element if isinstance(inner, Const))


def _note(run: Run, statuses: list[Status], constant: Const, own: set[str | int | float | bool | None]) -> None:
    """A comparison with what the program itself has put in the status's place says nothing on the API."""
    text = constant.value
    if not isinstance(text, str) or not text or text == "*" or text in own or constant.place.start < 0:
        return
    for status in statuses:
        schema = status.typed.schema
        known = [str(value) for value in schema.enum]
        if status.altered:
            known, text = [_plain(value) for value in known], _plain(text)
        if text not in known:
            run.evaluation.compared.append(Compared(constant.place, str(constant.value), schema, status.typed.request))


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
