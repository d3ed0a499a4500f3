"""Commands whose words tell the parts of a request: `http POST URL Name:value field=text field:='[1]'`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
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
_ITEM = re.compile(r"(?P<name>[^:=@\s]+?)(?P<sign>:=@|:=|==|=@|:(?!//)|=|@)(?P<rest>.*)", re.S)
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
    only = word.value[0] if len(word.value) == 1 else None
    parts = only.parts if isinstance(only, Text) else ((only,),) if isinstance(only, Const) else ()
    fixed = list(
        takewhile(lambda item: isinstance(item, Const), (part[0] if len(part) == 1 else None for part in parts))
    )
    match = _ITEM.fullmatch("".join(str(item.value) for item in fixed if isinstance(item, Const)))
    if match is None or not isinstance(fixed[0], Const) or not isinstance(fixed[-1], Const):
        return
    first = Const("", Place(fixed[0].place.file, fixed[0].place.start, fixed[-1].place.end))
    at = first.place.file.fragment.code.find(match["name"].encode(), first.place.start, first.place.end)
    key = Place(first.place.file, at, at + len(match["name"].encode())) if at >= 0 else first.place
    begun = Const(match["rest"].lstrip() if match["sign"] == ":" else match["rest"], first.place)
    rest = parts[len(fixed) :]
    pieces = (*(((begun,),) if begun.value or not rest else ()), *rest)
    value: Value = pieces[0] if len(pieces) == 1 else (Text(pieces),)
    if match["sign"] == ":":
        headers.fields[match["name"]] = Field(value, key, True)
    elif match["sign"] in (":=", ":=@"):
        _nest(body, _STEP.findall(match["name"]), _json(run, value, match["sign"] == ":=@", frame), key)
    elif match["sign"] in ("=", "=@"):
        _nest(body, _STEP.findall(match["name"]), value if match["sign"] == "=" else UNKNOWN, key)


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
