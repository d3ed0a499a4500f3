"""What a path knows of tasks: the statuses that they do not have, until only success is left."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from kling_route.lint.evaluate.values import (
    NOTHING,
    Alternative,
    Const,
    Encoded,
    Excluded,
    Fact,
    Facts,
    Items,
    Record,
    Text,
    Typed,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kling_route.api import Schema

SUCCESS: Final = "success"
OTHER: Final = ""
"""Stands for any status that the API does not name, and for none at all."""


@cache
def unfinished(body: Schema) -> frozenset[str]:
    """The statuses with which the task of a body has not succeeded; none where it has no status."""
    status = next((schema for _, schema in body.walk() if schema.terminal), None)
    if status is None:
        return frozenset()
    return frozenset({OTHER, *(str(value) for value in status.enum if status.terminal.get(str(value)) != SUCCESS)})


@cache
def is_result(schema: Schema) -> bool:
    """Whether a part of an answer holds addresses of a task's files, and not its status."""
    parts = [schema, *(inner for _, inner in schema.walk())]
    return (
        bool(unfinished(schema.root))
        and any(part.private == "url" for part in parts)
        and not any(part.terminal for part in parts)
    )


def has_succeeded(item: Typed, facts: Iterable[Fact]) -> bool:
    """Whether the facts leave no other status for the task of a value than success."""
    others = unfinished(item.schema.root)
    return item.succeeded or (bool(others) and all(Excluded(item.task, status) in facts for status in others))


def excluded(facts: Facts) -> Facts:
    """What is known of tasks, without what is known of requests."""
    return frozenset(fact for fact in facts if isinstance(fact, Excluded)) if facts else NOTHING


def seen(value: Value, facts: Facts) -> Value:
    """A value as a path with these facts sees it."""
    if not facts:
        return value
    known = tuple(item.proven if isinstance(item, Typed) and has_succeeded(item, facts) else item for item in value)
    return known if known != value else value


def leaving(value: Value, facts: Facts) -> Value:
    """A value that leaves a path with these facts: it takes along what is known of it, and constants stand for it."""
    told = excluded(facts)
    return _leaving(value, told) if told else value


def _leaving(value: Value, facts: Facts) -> Value:
    known = tuple(_item(item, facts) for item in value)
    return known if any(new is not old for new, old in zip(known, value, strict=True)) else value


def _item(item: Alternative, facts: Facts) -> Alternative:
    if isinstance(item, Typed):
        return item.proven if has_succeeded(item, facts) else item
    if isinstance(item, Const):
        return Const(item.value, item.place, item.facts | facts)
    return _container(item, facts)


def _container(item: Alternative, facts: Facts) -> Alternative:
    """A container with what it holds, or the same one where nothing is learnt of that."""
    if isinstance(item, Items):
        elements = [_held(element, facts) for element in item.elements]
        changed = any(new is not old for new, old in zip(elements, item.elements, strict=True))
        return Items(elements, item.exact, item.place) if changed else item
    if isinstance(item, Record):
        fields = {name: field._replace(value=_held(field.value, facts)) for name, field in item.fields.items()}
        if all(field.value is item.fields[name].value for name, field in fields.items()):
            return item
        made = Record(item.place)
        made.fields, made.open = fields, item.open
        return made
    if isinstance(item, Text):
        parts = tuple(_held(part, facts) for part in item.parts)
        return Text(parts) if any(new is not old for new, old in zip(parts, item.parts, strict=True)) else item
    if isinstance(item, Encoded):
        inner = _held(item.value, facts)
        return Encoded(inner) if inner is not item.value else item
    return item


def _held(value: Value, facts: Facts) -> Value:
    """What a container holds: constants in it say nothing."""
    known = tuple(
        (item.proven if has_succeeded(item, facts) else item) if isinstance(item, Typed) else _container(item, facts)
        for item in value
    )
    return known if any(new is not old for new, old in zip(known, value, strict=True)) else value
