"""Values made of values: cut, spread, merged, formatted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kling_route.lint.evaluate.values import UNKNOWN, Const, Cut, Field, Items, Record, Text, Typed, Value, join


def cut(owner: Value, lower: Value, upper: Value, to_end: bool) -> Value:
    """A part of text, or of a list (which keeps its elements)."""
    start, stop = _number(lower, 0), _number(upper, None)
    length: int | None = None
    if to_end:
        length = -start if start is not None and start < 0 else None
    elif start is not None and stop is not None and (stop >= 0) == (start >= 0):
        length = max(stop - start, 0)
    found: list[Value] = []
    for alternative in owner:
        whole = isinstance(alternative, (Items, Record)) or (
            isinstance(alternative, Typed) and alternative.schema.type in ("array", "object")
        )
        found.append((alternative,) if whole or length is None else (Cut((alternative,), length),))
    return join(*found)


def _number(value: Value, missing: int | None) -> int | None:
    if not value:
        return missing
    first = value[0]
    return first.value if isinstance(first, Const) and isinstance(first.value, int) else None


def spread(record: Record, value: Value) -> None:
    """Add the fields of another mapping."""
    if not value or not all(isinstance(alternative, Record) for alternative in value):
        record.open = True
    for alternative in value:
        if isinstance(alternative, Typed):
            for name, schema in alternative.schema.properties.items():
                record.fields[name] = Field(alternative.member(name, schema), record.place, len(value) == 1)
        if isinstance(alternative, Record):
            record.open = record.open or alternative.open
            for key, field in alternative.fields.items():
                record.fields[key] = field if len(value) == 1 else field._replace(certain=False)


def merged(left: Value, right: Value) -> Value:
    """`left | right` of mappings."""
    records = [item for item in (*left, *right) if isinstance(item, Record)]
    if not records:
        return UNKNOWN
    record = Record(records[0].place)
    spread(record, left)
    spread(record, right)
    return (record,)


def formatted(pattern: Value, arguments: Sequence[Value]) -> Value:
    """Text made from a format string: `"…%s…" % x`, `"…{}…".format(x)`."""
    found: list[Value] = []
    for item in pattern:
        if isinstance(item, Const) and isinstance(item.value, str):
            pieces = re.split(r"%[-+#0-9.$]*[sdrifvqwtTn@]|\{[^{}\"\n]*\}", item.value)
            parts: list[Value] = []
            for index, piece in enumerate(pieces):
                parts.append((Const(piece, item.place),))
                if index < len(pieces) - 1:
                    parts.append(arguments[index] if index < len(arguments) else UNKNOWN)
            parts.extend(arguments[len(pieces) - 1 :])
            found.append((Text(tuple(parts)),))
        else:
            found.append((Text((pattern, *arguments)),))
    return join(*found)
