"""Comparisons of a task's status: with which constants the program compares it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.code import facts
from kling_route.lint.evaluate.events import Compared, ValueAt
from kling_route.lint.evaluate.values import (
    NOTHING,
    UNKNOWN,
    Alternative,
    Check,
    Const,
    Encoded,
    Excluded,
    Fact,
    Facts,
    Items,
    Opaque,
    Record,
    Request,
    Text,
    Typed,
    Value,
    join,
)
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run


class Status(NamedTuple):
    """A status in a value; `altered` where its letters may have been changed on the way."""

    typed: Typed
    altered: bool


def is_status(item: object) -> bool:
    """Whether a value is a task's status: its schema tells which values end a task."""
    return isinstance(item, Typed) and bool(item.schema.terminal)


def mistaken(item: Typed, name: str) -> Value:
    """What a program reads of a task under a name that the API does not have: it may take it for the status."""
    schema = next((schema for _, schema in item.schema.walk() if schema.terminal), None)
    if schema is None:
        return UNKNOWN
    if name not in item.members:
        made = Typed(schema, item.request, item.origin)
        made.mistaken = True
        item.members[name] = (made,)
    return item.members[name]


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


def told(left: Value, right: Value) -> tuple[Facts, Facts]:
    """What is known where two values are equal, or one is among the other, and where not."""
    for subject, other in ((left, right), (right, left)):
        outcomes = list(_outcomes(subject, names(other)))
        if outcomes and not any(isinstance(item, Typed) for item in other):
            return _common(equal for equal, _ in outcomes), _common(differs for _, differs in outcomes)
    return NOTHING, NOTHING


def check(left: Value, right: Value) -> Value:
    """Whether two values are equal, or one is among the other."""
    equal, differs = told(left, right)
    return (Check(equal, differs),) if equal or differs else UNKNOWN


def entries(mapping: Record, key: Value) -> Value:
    """What a mapping may have under a status; what it has tells which status it was."""
    found = (
        facts.leaving(field.value, told(key, (Const(name, field.key),))[0]) for name, field in mapping.fields.items()
    )
    return join(*found)


def tells(item: Alternative) -> bool:
    """Whether a value is a task's status, or a constant that stands for one."""
    return is_status(item) or (isinstance(item, Const) and bool(item.facts))


def _outcomes(subject: Value, wanted: set[object]) -> Iterator[tuple[Facts | None, Facts | None]]:
    """What each alternative tells where it is one of the names, and where not; None where it cannot be so."""
    found = list(_found(subject))
    if found:
        yield _of_statuses(found, wanted)
    if not found and not any(isinstance(item, Check) or (isinstance(item, Const) and item.facts) for item in subject):
        return
    for item in subject:
        if isinstance(item, Const):
            yield (item.facts, None) if item.value in wanted else (None, item.facts)
        elif isinstance(item, Check) and wanted in ({True}, {False}, {None}):
            yield (item.if_true, item.if_false) if True in wanted else (item.if_false, item.if_true)


def names(value: Value) -> set[object]:
    """The constants that a value may be, or holds."""
    keys = {name for item in value if isinstance(item, Record) for name in item.fields}
    return keys | {item.value for item in _constants(value)}


def told_by(value: Value) -> tuple[Facts, Facts]:
    """What is known where a value is true, and where it is not."""
    checks = [item for item in value if isinstance(item, Check)]
    constants = [item for item in value if isinstance(item, Const)]
    if_true = [item.if_true for item in checks] + [item.facts for item in constants if item.value]
    if_false = [item.if_false for item in checks] + [item.facts for item in constants if not item.value]
    return _common(if_true) | _failed(if_true), _common(if_false) | _failed(if_false)


def _failed(outcomes: Iterable[Facts]) -> Facts:
    """Requests that have failed if the answer that is looked at is theirs: of another one it says nothing wrong."""
    return frozenset(fact for outcome in outcomes for fact in outcome if isinstance(fact, Request))


def _common(outcomes: Iterable[Facts | None]) -> Facts:
    possible = [outcome for outcome in outcomes if outcome is not None]
    return frozenset.intersection(*possible) if possible else NOTHING


def _of_statuses(found: list[Status], names: set[object]) -> tuple[Facts, Facts]:
    """What is known of tasks whose status is one of the names, and where it is none of them.

    A name that the API does not have is a fault of its own: it stands for the success that it most likely means. So
    does a value that is not known.
    """
    equal: set[Fact] = set()
    differs: set[Fact] = set()
    for status in found:
        schema, task = status.typed.schema, status.typed.task
        known = {_plain(str(value)) if status.altered else str(value): str(value) for value in schema.enum}
        texts = {_plain(str(name)) if status.altered else str(name) for name in names if name}
        if status.typed.mistaken and not (texts and texts <= known.keys()):
            continue
        meant = {known[text] for text in texts if text in known}
        differs.update(Excluded(task, text) for text in meant)
        if not texts <= known.keys() or not names:
            meant.update(text for text, end in schema.terminal.items() if end == facts.SUCCESS)
        if not all(names):
            meant.add(facts.OTHER)
        equal.update(Excluded(task, text) for text in (*known.values(), facts.OTHER) if text not in meant)
    return frozenset(equal), frozenset(differs)


def _statuses(value: Value) -> Iterator[Status]:
    """The statuses that a value is; none where it may also be something that the API has not said."""
    if not any(isinstance(item, Opaque) for item in value):
        yield from _found(value)


def _found(value: Value) -> Iterator[Status]:
    for item in value:
        if isinstance(item, Typed) and item.schema.terminal:
            yield Status(item, False)
        elif isinstance(item, (Text, Encoded)):
            parts = item.parts if isinstance(item, Text) else (item.value,)
            if len(parts) == 1:
                changed = isinstance(item, Text)
                yield from (Status(inner.typed, inner.altered or changed) for inner in _found(parts[0]))


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
        if status.typed.mistaken:
            continue
        schema = status.typed.schema
        run.evaluation.values.append(ValueAt(constant.place, (schema,), constant.value))
        known = [str(value) for value in schema.enum]
        if status.altered:
            known, text = [_plain(value) for value in known], _plain(text)
        if text not in known:
            run.evaluation.compared.append(Compared(constant.place, str(constant.value), schema, status.typed.request))


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
