"""Headers that are written as text: `Name: value`, one a line."""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.evaluate.values import UNKNOWN, Const, Field, Place, Record, Text, Value


def headers(item: object) -> Iterator[tuple[str, Value]]:
    """The headers that a text has lines of."""
    for parts in _lines(list(_pieces(item))):
        first = parts[0] if parts else None
        if not isinstance(first, Const) or ":" not in str(first.value):
            continue
        name, _, rest = str(first.value).partition(":")
        beginning = Const(rest.strip(), _part(first.place, rest.strip()))
        value: Value = (beginning,)
        if len(parts) > 1:
            value = (Text(((beginning,), *(part if isinstance(part, tuple) else (part,) for part in parts[1:]))),)
        yield name.strip(), value


def _pieces(item: object) -> Iterator[Const | Value]:
    """A text as its fixed parts and what stands between them."""
    if isinstance(item, Const):
        yield item
    elif isinstance(item, Text):
        for part in item.parts:
            if len(part) == 1 and isinstance(part[0], (Const, Text)):
                yield from _pieces(part[0])
            else:
                yield part


def _lines(pieces: list[Const | Value]) -> Iterator[list[Const | Value]]:
    line: list[Const | Value] = []
    for piece in pieces:
        if not isinstance(piece, Const):
            line.append(piece)
            continue
        first, *rest = str(piece.value).replace("\r", "\n").split("\n")
        line.append(Const(first, piece.place) if rest else piece)
        for text in rest:
            yield line
            line = [Const(text, _part(piece.place, text))]
    yield line


def field(name: str, value: Value, place: Place) -> Record:
    """A mapping of one header."""
    record = Record(place)
    record.fields[name] = Field(value, place, True)
    return record


def record(item: object, place: Place) -> Value:
    """A header's text as a mapping of one field."""
    for name, value in headers(item):
        return (field(name, value, place),)
    return UNKNOWN


def _part(place: Place, text: str) -> Place:
    """Where a part of a text is written."""
    at = place.file.fragment.code.find(text.encode(), place.start, place.end) if text else -1
    return Place(place.file, at, at + len(text.encode())) if at >= 0 else place
