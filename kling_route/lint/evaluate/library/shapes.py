"""Schemas that a program writes for its own data: which values they give, where the data is not known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kling_route.lint.evaluate.library import elements
from kling_route.lint.evaluate.values import UNKNOWN, Items, Opaque, Place, Record, Value, join

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run

PATH: Final = "shape()"
VALUES: Final = "values"
"""Where a shape has the values that it names: those of an enumeration, a default."""


def made(run: Run, maker: str, arguments: Sequence[Argument], place: Place) -> Value:
    """`z.object({…})`, `z.enum([…])`, `z.string()`."""
    shape = Opaque(PATH, options=Record(place))
    role = run.ecosystems.shapes.get(maker.rsplit(".", 1)[-1], "")
    first = arguments[0].value if arguments else UNKNOWN
    if role == "fields":
        _add_fields(shape, first)
    elif role == "chosen":
        shape.members[VALUES] = elements.each(first) if any(isinstance(item, Items) for item in first) else first
    elif role == "wrapped":
        return first
    return (shape,)


def refined(run: Run, shape: Opaque, method: str, arguments: Sequence[Argument]) -> Value:
    """A method of a shape: `.default("…")`, `.extend({…})`; most give the same shape with another condition."""
    first = arguments[0].value if arguments else UNKNOWN
    role = run.ecosystems.shapes.get(method, "")
    if role not in ("defaults", "fields"):
        return (shape,)
    copy = Opaque(PATH, options=Record(shape.options.place if shape.options is not None else arguments[0].place))
    copy.members[VALUES] = shape.members.get(VALUES, UNKNOWN)
    _add_fields(copy, (shape,))
    if role == "defaults":
        copy.members[VALUES] = join(copy.members[VALUES], first)
    else:
        _add_fields(copy, first)
    return (copy,)


def _add_fields(shape: Opaque, value: Value) -> None:
    for item in value:
        fields = item if isinstance(item, Record) else item.options if isinstance(item, Opaque) else None
        if fields is not None and shape.options is not None:
            shape.options.fields.update(fields.fields)


def parsed(run: Run, shape: Opaque, value: Value) -> Value:
    """What a shape makes of data: where that is not known, each field may be what the shape names."""
    if shape.options is None or not shape.options.fields:
        return value
    known: list[Value] = [tuple(item for item in value if not isinstance(item, Opaque))]
    for item in [item for item in value if isinstance(item, Opaque)] or ([Opaque()] if not value else []):
        environment = item.path in run.ecosystems.environment_mappings
        target = Opaque() if environment else item
        for name, field in shape.options.fields.items():
            own = run.variable(name, field.key) if environment else item.member(name)
            target.members[name] = join(own, _named(run, field.value, own))
        known.append((target,))
    return join(*known)


def _named(run: Run, shapes: Value, own: Value) -> Value:
    """The values that the shape of a field names; a shape with fields is filled."""
    found: list[Value] = []
    for shape in shapes:
        if isinstance(shape, Opaque) and shape.path == PATH:
            found.append(shape.members.get(VALUES, UNKNOWN))
            parsed(run, shape, own)
    return join(*found)
