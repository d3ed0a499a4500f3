"""JSON that is written as text in the program."""

from __future__ import annotations

import json

from kling_route.lint.evaluate.values import Alternative, Const, Field, Items, Place, Record, Value


def records(item: Alternative) -> Value:
    """The mapping that a constant text is; nothing if it is none. Its keys stand where they are written in the text."""
    if not isinstance(item, Const) or not isinstance(item.value, str) or not item.value.lstrip().startswith("{"):
        return ()
    try:
        pairs = json.loads(item.value, object_pairs_hook=list)
    except (ValueError, RecursionError):
        return ()
    return (_Reader(item).record(pairs),)


class _Reader:
    """Turns decoded JSON into values, finding each key in the program's text in turn."""

    def __init__(self, constant: Const) -> None:
        self.place = constant.place
        self.code = constant.place.file.fragment.code
        self.cursor = constant.place.start

    def record(self, pairs: list[tuple[str, object]]) -> Record:
        record = Record(self._found("{"))
        for name, value in pairs:
            key = self._found(name)
            record.fields[name] = Field(self._value(value), key, True)
        return record

    def _found(self, text: str) -> Place:
        """Where the next part that reads so is written; the whole text where it is written in another way."""
        at = self.code.find(text.encode(), self.cursor, self.place.end)
        if at < 0:
            return self.place
        self.cursor = at + len(text.encode())
        return Place(self.place.file, at, self.cursor)

    def _value(self, value: object) -> Value:
        if isinstance(value, list) and value and all(isinstance(item, tuple) for item in value):
            return (self.record(value),)
        if isinstance(value, list):
            return (Items([self._value(item) for item in value], True, self.place),)
        if isinstance(value, str):
            return (Const(value, self._found(value)),)
        return (Const(value, self.place),) if isinstance(value, (int, float, bool)) or value is None else ()
