"""Commands whose words tell the parts of a request: `http POST URL Name:value field=text field:='[1]'`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kling_route.lint.evaluate.code.arguments import Argument
from kling_route.lint.evaluate.ecosystems import Sender
from kling_route.lint.evaluate.http import filled_json, requests
from kling_route.lint.evaluate.library import documents
from kling_route.lint.evaluate.reach import sinks
from kling_route.lint.evaluate.shell import pipes
from kling_route.lint.evaluate.values import UNKNOWN, Const, Field, Items, Place, Record, Text, Value, join

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

_SENDER = Sender((), {part: part for part in ("url", "method", "headers", "body")}, "", True, False, ())
_ITEM = re.compile(r"([^:=@\s]+)(:=@|:=|==|=@|:(?!//)|=|@)(.*)", re.S)
"""A word of the request: what it names, the sign that says how, and what follows."""
_STEP = re.compile(r"[^\[\]]+|\[\]")
_METHOD = re.compile(r"(?i:get|post|put|patch|delete|head|options)")


def send(run: Run, table: dict[str, Any], words: Sequence[Argument], streams: pipes.Streams, frame: Frame) -> Value:
    """What the command writes on its standard output: the answer."""
    given = list(_meanings(table, words))
    plain = [word for meaning, word in given if meaning == ""]
    method: Value = plain.pop(0).value if plain and _METHOD.fullmatch(pipes.text_of(plain[0].value)) else UNKNOWN
    if not plain:
        return UNKNOWN
    url = plain.pop(0)
    place = streams.place
    headers, body = Record(place), Record(place)
    for word in plain:
        _put(run, word, headers, body, frame)
    bodies: Value = (body,) if body.fields else UNKNOWN
    for meaning, word in given:
        if meaning == "body":
            bodies = join(bodies, *(filled_json.records(item) or (item,) for item in word.value))
        elif meaning == "token":
            auth = next(auth for auth in run.catalogue.auth.values() if auth.scheme)
            headers.fields[auth.header] = Field(word.value, word.place, True)
    bodies = bodies or (streams.stdin if method else UNKNOWN)
    method = method or (Const("POST" if bodies else "GET", place),)
    parts = {"url": url.value, "method": method, "headers": (headers,), "body": bodies}
    arguments = [Argument(name, value, url.node, "", url.place) for name, value in parts.items() if value]
    answer = requests.send(run, _SENDER, None, arguments, place, frame)
    if any(meaning == "verbose" for meaning, _ in given) and streams.output is None:
        shown = [Argument(None, value, url.node, "", place) for value in ((headers,), bodies, answer)]
        sinks.written(run, shown, place, frame)
    output = [word for meaning, word in given if meaning == "saved"]
    for word in output:
        pipes.save(run, word, answer, frame)
    return UNKNOWN if output else answer


def _meanings(table: dict[str, Any], words: Sequence[Argument]) -> Iterator[tuple[str, Argument]]:
    """Each word, by what the option before it means; "" for those that belong to the request."""
    rest = iter(words)
    for word in rest:
        text = pipes.text_of(word.value)
        if not text.startswith("-"):
            yield "", word
        elif text in table["flags"]:
            yield table["flags"][text], word
        elif text in table["options"] and (value := next(rest, None)) is not None:
            yield table["options"][text], value


def _put(run: Run, word: Argument, headers: Record, body: Record, frame: Frame) -> None:
    """A header, or a field of the body: `name=text`, `name:=JSON`, `name[part]=text`, `name[]=text`."""
    begun, rest = _begun(word.value)
    match = _ITEM.fullmatch(str(begun.value)) if begun is not None else None
    if begun is None or match is None:
        return
    named, sign, text = match.groups()
    start, end = begun.place.start, begun.place.end
    at = begun.place.file.fragment.code.find(named.encode(), start, end)
    key = Place(begun.place.file, at, at + len(named.encode())) if at >= 0 else begun.place
    first = Const(text.lstrip() if sign == ":" else text, begun.place)
    pieces = (*(((first,),) if text or not rest else ()), *rest)
    value: Value = pieces[0] if len(pieces) == 1 else (Text(pieces),)
    if sign == ":":
        headers.fields[named] = Field(value, key, True)
    elif sign in (":=", ":=@"):
        _nest(body, _STEP.findall(named), _json(run, value, sign == ":=@", frame), key)
    elif sign in ("=", "=@"):
        _nest(body, _STEP.findall(named), value if sign == "=" else UNKNOWN, key)


def _begun(value: Value) -> tuple[Const | None, Sequence[Value]]:
    """The text that a word begins with, up to the first part that is not fixed, and the parts from there on."""
    only = value[0] if len(value) == 1 else None
    parts: Sequence[Value] = only.parts if isinstance(only, Text) else (value,)
    fixed = []
    for part in parts:
        if len(part) != 1 or not isinstance(part[0], Const):
            break
        fixed.append(part[0])
    if not fixed:
        return None, ()
    place = Place(fixed[0].place.file, fixed[0].place.start, fixed[-1].place.end)
    return Const("".join(str(item.value) for item in fixed), place), parts[len(fixed) :]


def _json(run: Run, value: Value, in_file: bool, frame: Frame) -> Value:
    if in_file:
        return documents.held(run, pipes.path_of(value), frame)
    place = next((item.place for item in value if isinstance(item, Const)), None) or frame.place(0, 0)
    around = Text(((Const('{"_": ', place),), value, (Const("}", place),)))
    return join(*(record.fields["_"].value for record in filled_json.records(around) if isinstance(record, Record)))


def _nest(record: Record, steps: list[str], value: Value, key: Place) -> None:
    """A field of the body, or of what its steps lead to; `[]` adds to a list."""
    name, *rest = steps
    if not rest:
        record.fields[name] = Field(value, key, True)
        return
    if name not in record.fields:
        made = Items([], True, key) if rest[0] == "[]" else Record(key)
        record.fields[name] = Field((made,), key, True)
    for inner in record.fields[name].value:
        if isinstance(inner, Items):
            inner.elements.append(value)
        elif isinstance(inner, Record) and rest[0] != "[]":
            _nest(inner, rest, value, key)
