"""Puts the documented name where a program writes it otherwise, if that is certain to be what was meant.

It is where the name is beyond doubt, stands as it is in the code, and nothing else in the project goes by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evidence.literals import readings
from kling_route.lint.fixes import written
from kling_route.lint.fixes.change import Change

if TYPE_CHECKING:
    from kling_route.api import Schema
    from kling_route.lint.evaluate import LoweredFile
    from kling_route.lint.evaluate.events import Read, Sent
    from kling_route.lint.evaluate.values import Place
    from kling_route.lint.rules.base import Context


class Mender:
    """Mends the names of fields in the files of one scan."""

    def __init__(self, context: Context) -> None:
        self._evaluation = context.evaluation
        self._ecosystems = context.ecosystems
        self._namings: dict[int, dict[int, written.Naming]] = {}
        self._declared: dict[str, bool] = {}
        self._keyed: dict[str, bool] = {}

    def sent(self, events: Sequence[Sent]) -> Change | None:
        """The edit for a field that is sent from one place, as each of these events met it."""
        name, place = events[0].name, events[0].place
        new = _documented([schema for event in events for schema in event.schemas], name)
        if new is None or not all(_is_alone(event, new) for event in events) or self._is_used(place):
            return None
        naming = self._naming(place)
        if isinstance(naming, ir.Call) or (naming is None and not written.is_json_key(place, name)):
            return None
        return None if self._is_declared(name) or self._is_key(name) else _change(place, naming, name, new)

    def read(self, events: Sequence[Read]) -> Change | None:
        """The edit for a field that is read at one place, as each of these events met it."""
        name, place = events[0].name, events[0].place
        new = _documented([event.schema for event in events], name)
        if new is None or not all(event.certain for event in events) or self._is_used(place):
            return None
        naming = self._naming(place)
        if naming is None or isinstance(naming, (ir.Entry, ir.Argument)):
            return None
        return None if self._is_declared(name) else _change(place, naming, name, new)

    def _is_used(self, place: Place) -> bool:
        return (id(place.file), place.start) in self._evaluation.used

    def _naming(self, place: Place) -> written.Naming | None:
        if id(place.file) not in self._namings:
            self._namings[id(place.file)] = written.namings(place.file, self._ecosystems)
        return self._namings[id(place.file)].get(place.start)

    def _is_declared(self, name: str) -> bool:
        """Whether a type or a class of the project has the name."""
        if name not in self._declared:
            self._declared[name] = any(written.declares(file, name) for file in self._evaluation.files)
        return self._declared[name]

    def _is_key(self, name: str) -> bool:
        """Whether a mapping has the name as a key that is neither sent to the API nor read by the program itself."""
        if name not in self._keyed:
            sent = {(id(one.place.file), one.place.start) for one in self._evaluation.sent if one.name == name}
            keys = (key for file in self._evaluation.files for key in written.keys(file, name))
            self._keyed[name] = not self._evaluation.used.union(sent).issuperset(keys)
        return self._keyed[name]


def _documented(schemas: Sequence[Schema], name: str) -> str | None:
    """The documented name that a name is beyond doubt, in all schemas."""
    found = {schema.slip(name) for schema in schemas}
    new = found.pop() if len(found) == 1 else None
    meant = [schema.property(new) for schema in schemas] if new is not None else []
    return new if all(schema is not None and schema.grade == "documented" for schema in meant) else None


def _is_alone(event: Sent, new: str) -> bool:
    """Whether nothing else in the object is, or may be, the documented field, and the value fits it."""
    record = event.record
    field = record.fields.get(event.name)
    if field is None or record.open or new in record.fields:
        return False
    if sum(event.schemas[0].slip(name) == new for name in record.fields) > 1:
        return False
    allowed = [schema.property(new) for schema in event.schemas]
    values = [value for value, _ in readings(field.value, field.key, field.certain)]
    return not any(schema.accepts(value) for schema in allowed if schema is not None for value in values)


def _change(place: Place, naming: written.Naming | None, name: str, new: str) -> Change | None:
    span = written.name_in(place.file.fragment.code, place.start, name)
    if span is None or not _stands_whole(place.file, span):
        return None
    short = naming is not None and written.is_short(naming)
    return Change(span.start, span.end, f"{new}: {name}" if short else new)


def _stands_whole(file: LoweredFile, span: written.Span) -> bool:
    """Whether the bytes of the code are those of the file, one after the other."""
    fragment = file.fragment
    start = fragment.file_offset(span.start)
    return fragment.lines.data[start : start + span.end - span.start] == fragment.code[span.start : span.end]
