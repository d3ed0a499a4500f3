"""JSON that is written as text with variables in it, as the shell writes request bodies."""

from __future__ import annotations

import json
import re

from kling_route.lint.evaluate.http import json_text
from kling_route.lint.evaluate.values import UNKNOWN, Alternative, Const, Field, Items, Place, Record, Text, Value

_OPEN, _CLOSE = "\ue000", "\ue001"
_HOLE = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_STRING = re.compile(r'"(?:\\.|[^"\\])*("|\Z)', re.S)


def records(item: Alternative) -> Value:
    """The mapping that a text is; nothing if it is none."""
    if not isinstance(item, Text):
        return json_text.records(item)
    template = _Template()
    template.add(item)
    text = template.text
    if not text.lstrip().startswith("{"):
        return UNKNOWN
    try:
        pairs = json.loads(text, object_pairs_hook=_Pairs, strict=False)
    except (ValueError, RecursionError):
        return UNKNOWN
    if not isinstance(pairs, _Pairs) or not template.places:
        return UNKNOWN
    return (_Reader(template.parts, template.places).record(pairs),)


class _Template:
    """A text of JSON in which what is filled in has become a hole, by its number among the `parts`."""

    def __init__(self) -> None:
        self.text = ""
        self.parts: list[Value] = []
        self.places: list[Place] = []

    def add(self, item: Text) -> None:
        """Add the parts of a text. In a string, a text of its own is a value that keeps its identity."""
        for part in item.parts:
            only = part[0] if len(part) == 1 else None
            inside = _in_string(self.text)
            if isinstance(only, Text) and not inside:
                self.add(only)
            elif isinstance(only, Const) and isinstance(only.value, str) and not (inside and '"' not in only.value):
                self.text += only.value
                self.places.append(only.place)
            else:
                hole = f"{_OPEN}{len(self.parts)}{_CLOSE}"
                self.text += hole if inside else f'"{hole}"'
                self.parts.append(part)


class _Pairs(list[tuple[str, object]]):
    """The fields of an object."""


def _in_string(text: str) -> bool:
    """Whether a text of JSON breaks off inside a string."""
    return any(not match[1] for match in _STRING.finditer(text))


class _Reader:
    """Turns decoded JSON into values, and finds each key where it is written."""

    def __init__(self, parts: list[Value], places: list[Place]) -> None:
        self.parts = parts
        self.places = places
        self.at = 0
        self.cursor = places[0].start

    def record(self, pairs: _Pairs) -> Record:
        """A mapping with the places of its keys."""
        record = Record(self._found("{"))
        for name, value in pairs:
            if _HOLE.search(name):
                record.open = True
                continue
            key = self._found(name)
            record.fields[name] = Field(self._value(value), key, True)
        return record

    def _found(self, text: str) -> Place:
        """Where the next part that reads so is written; the first piece of text if it is written in another way."""
        sought = text.encode()
        for number in range(self.at, len(self.places)):
            place = self.places[number]
            start = max(self.cursor, place.start) if number == self.at else place.start
            at = place.file.fragment.code.find(sought, start, place.end)
            if at >= 0:
                self.at, self.cursor = number, at + len(sought)
                return Place(place.file, at, self.cursor)
        return self.places[0]

    def _value(self, value: object) -> Value:
        if isinstance(value, _Pairs):
            return (self.record(value),)
        if isinstance(value, list):
            return (Items([self._value(item) for item in value], True, self.places[0]),)
        if not isinstance(value, str):
            if isinstance(value, (int, float, bool)) or value is None:
                return (Const(value, self.places[0]),)
            return UNKNOWN
        whole = _HOLE.fullmatch(value)
        if whole is not None:
            return self.parts[int(whole[1])]
        pieces = _HOLE.split(value)
        if len(pieces) == 1:
            return (Const(value, self._found(value)),)
        texts: list[Value] = [(Const(piece, self.places[0]),) for piece in pieces]
        texts[1::2] = [self.parts[int(number)] for number in pieces[1::2]]
        return (Text(tuple(texts)),)
