"""Methods of mappings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.code import combine, members
from kling_route.lint.evaluate.library import elements
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Alternative,
    Const,
    Encoded,
    Field,
    Items,
    Place,
    Record,
    Typed,
    Value,
)
from kling_route.lint.evaluate.values import texts as constant_texts

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.library import methods
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


_PIECE = re.compile(r"[^.\[\]]+")
"""A name or a position in `data.files[0].file_url`."""


def is_mapping(item: Alternative) -> bool:
    """Whether a value has fields; a list made of it has their names only."""
    return isinstance(item, Record) or (
        isinstance(item, Typed) and item.schema.items is None and bool(item.schema.properties)
    )


def call(run: Run, owner: Value, site: methods.Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """`owner.name(arguments)`, where the owner has fields."""
    kind = run.ecosystems.mapping.get(site.name, "")
    if site.name in run.ecosystems.methods["digging"]:
        return dig(run, owner, arguments, frame)
    if run.ecosystems.reads(site.name, frame.file.language) and arguments:
        key = arguments[0]
        place = frame.place(key.node.start, key.node.end)
        fallback = arguments[1].value if len(arguments) > 1 else UNKNOWN
        found = members.subscript(run, owner, key.value, place, frame)
        if site.name in run.ecosystems.methods["removing"] and frame.branches == 0:
            remove(owner, key.value)
        if site.name in run.ecosystems.methods["defaulting"]:
            _set_default(owner, key.value, fallback, place)
        return run.fall_back(found, fallback)
    if kind == "tests" and arguments:
        key = arguments[0]
        members.subscript(run, owner, key.value, frame.place(key.node.start, key.node.end), frame)
        return UNKNOWN
    if kind == "update":
        for item in owner:
            if isinstance(item, Record):
                _update(item, arguments, frame)
        return owner
    if kind == "values":
        return (Items([elements.each(owner)], False, site.place),)
    if kind == "pairs":
        pair = Items([UNKNOWN, elements.each(owner)], True, site.place)
        return (Items([(pair,)], False, site.place),)
    if site.name in run.ecosystems.methods["text"]:
        return owner
    if kind == "same":
        return tuple(copied(item) if isinstance(item, Record) else item for item in owner)
    if run.ecosystems.inbound.get(site.name) == "raw":  # the body of an incoming request may be its stream
        return tuple(Encoded((item,)) for item in owner if isinstance(item, Typed) and item.request is None)
    return UNKNOWN


def dig(run: Run, value: Value, path: Sequence[Argument], frame: Frame) -> Value:
    """`body.dig("a", 0, "b")`, `response.json("a.b")`: one part in the other."""
    for key in path:
        place = frame.place(key.node.start, key.node.end)
        pieces = [piece for text in constant_texts(key.value) for piece in _PIECE.findall(text)]
        found = [Const(int(piece) if piece.isdecimal() else piece, place) for piece in pieces]
        listed = [element for item in key.value if isinstance(item, Items) for element in item.elements]
        names: list[Value] = [(one,) for one in found] or listed or [key.value]
        for name in names:
            value = members.subscript(run, value, name, place, frame)
    return value


def of_pairs(value: Value) -> Value:
    """A list of names with their values as the mapping that it stands for."""
    found: list[Alternative] = []
    for item in value:
        pairs = [pair for element in item.elements for pair in element] if isinstance(item, Items) else []
        names = [_named(pair) for pair in pairs]
        if not isinstance(item, Items) or not names or None in names:
            found.append(item)
            continue
        record = Record(item.place)
        for name, pair in zip(names, pairs, strict=True):
            if name is not None and isinstance(pair, Items):
                record.fields[str(name.value)] = Field(pair.elements[1], name.place, item.exact)
        found.append(record)
    return tuple(found)


def _named(pair: Alternative) -> Const | None:
    """The name in a pair of a name and a value."""
    if not isinstance(pair, Items) or not pair.exact or len(pair.elements) != 2 or len(pair.elements[0]) != 1:
        return None
    name = pair.elements[0][0]
    return name if isinstance(name, Const) and isinstance(name.value, str) else None


def remove(owner: Value, key: Value) -> None:
    """A field is taken out of a mapping."""
    for item in owner:
        for name in key:
            if isinstance(item, Record) and isinstance(name, Const):
                item.fields.pop(str(name.value), None)


def _set_default(owner: Value, key: Value, value: Value, place: Place) -> None:
    for item in owner:
        for name in key:
            if isinstance(item, Record) and isinstance(name, Const):
                item.fields.setdefault(str(name.value), Field(value, place, True))


def copied(record: Record, whole: bool = True) -> Record:
    """A shallow copy of a mapping; not `whole` where some fields may have been left out."""
    made = Record(record.place)
    made.open = record.open
    made.fields = {name: field._replace(certain=field.certain and whole) for name, field in record.fields.items()}
    return made


def _update(record: Record, arguments: Sequence[Argument], frame: Frame) -> None:
    if len(arguments) == 2 and not arguments[0].name:
        for key in arguments[0].value:
            if isinstance(key, Const):
                place = frame.place(arguments[0].node.start, arguments[0].node.end)
                record.fields[str(key.value)] = Field(arguments[1].value, place, frame.branches == 0, frame.model)
        return
    for argument in arguments:
        if argument.name:
            record.fields[argument.name] = Field(argument.value, argument.place, frame.branches == 0, frame.model)
        else:
            combine.spread(record, argument.value)
