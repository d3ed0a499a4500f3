"""Commands of the shell that send requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kling_route.lint.evaluate.code.arguments import Argument
from kling_route.lint.evaluate.ecosystems import Sender
from kling_route.lint.evaluate.http import filled_json, requests
from kling_route.lint.evaluate.library import documents
from kling_route.lint.evaluate.reach import sinks
from kling_route.lint.evaluate.shell import pipes
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Const,
    Field,
    Items,
    Opaque,
    Place,
    Record,
    Response,
    StatusCode,
    Text,
    Value,
    join,
)
from kling_route.lint.evaluate.workflow import submits
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

_PARTS = ("url", "method", "headers", "body")
_SENDER = Sender((), {part: part for part in _PARTS}, "", True, False, ())


class _Given(NamedTuple):
    """A word of the command, by what it means."""

    meaning: str
    word: Argument


def send(run: Run, table: dict[str, Any], words: Sequence[Argument], streams: pipes.Streams, frame: Frame) -> Value:
    """What the command writes on its standard output: the answer, or its HTTP status."""
    given = list(_meanings(table, words))
    by_meaning: dict[str, list[Argument]] = {}
    for meaning, word in given:
        by_meaning.setdefault(meaning, []).append(word)
    place = streams.place
    headers = [_record(word, run, meaning) for meaning, word in given if meaning in ("header", "token")]
    query = "query" in by_meaning
    bodies = [] if query else [_body(run, word, streams, frame) for word in by_meaning.get("body", ())]
    method: Value = join(*(word.value for word in by_meaning.get("method", ())))
    if not method:
        method = (Const("POST" if bodies else "GET", place),)
    answers: list[Value] = []
    for url in by_meaning.get("url", ()):
        parts = {"url": url.value, "method": method, "headers": join(*headers), "body": join(*bodies)}
        arguments = [Argument(name, value, url.node, "", url.place) for name, value in parts.items() if value]
        sender = _SENDER._replace(raises="fails" in by_meaning)
        answers.append(requests.send(run, sender, None, arguments, place, frame))
    if {"fails", "insists", "retried"} <= by_meaning.keys():
        submits.insisted(run, join(*answers))
    _tell(run, by_meaning, headers, bodies, streams, frame)
    return _written(run, table, by_meaning, join(*answers), frame)


def _tell(
    run: Run,
    given: dict[str, list[Argument]],
    headers: list[Value],
    bodies: list[Value],
    streams: pipes.Streams,
    frame: Frame,
) -> None:
    """What a verbose command tells about the request on its standard error."""
    traced = any(pipes.is_people(run, word) for word in given.get("trace", ()))
    if not traced and ("verbose" not in given or streams.errors_hidden):
        return
    shown = [*headers, *(bodies if traced else ())]
    place = streams.place
    found = [Argument(None, value, word.node, "", place) for value in shown for word in given.get("url", ())[:1]]
    sinks.written(run, found, place, frame)


def _written(run: Run, table: dict[str, Any], given: dict[str, list[Argument]], answer: Value, frame: Frame) -> Value:
    formats = [text for word in given.get("format", ()) for text in pipes.all_texts(word.value)]
    codes: Value = ()
    if any(sign in text for text in formats for sign in table["status"]):
        codes = tuple(StatusCode(item.request, ()) for item in answer if isinstance(item, Response))
    output = [word for word in given.get("saved", ()) if pipes.text_of(word.value) != "-"]
    for word in output:
        pipes.save(run, word, answer, frame)
    return codes if output else join(answer, codes)


def _meanings(table: dict[str, Any], words: Sequence[Argument]) -> Iterator[_Given]:
    """Each word of the command, by what the option before it means."""
    rest = iter(_spread(words))
    options, flags = table["options"], table["flags"]
    for word in rest:
        text = pipes.text_of(word.value)
        if not text.startswith("-") or text == "-":
            yield _Given("url", word)
            continue
        for option, value in _options(text, options):
            if option in flags:
                yield _Given(flags[option], word)
            if option in options:
                given = word._replace(value=(Const(value, word.place),)) if value else next(rest, None)
                if given is not None:
                    yield _Given(options[option], given)


def _spread(words: Sequence[Argument]) -> Iterator[Argument]:
    """The words, those of arrays among them."""
    for word in words:
        only = word.value[0] if len(word.value) == 1 else None
        if isinstance(only, Items) and only.exact:
            yield from (word._replace(value=element) for element in only.elements)
        else:
            yield word


def _options(text: str, options: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The options in one word, `-sSXPOST`, with the value of the last one if it stands there too."""
    if text.startswith("--"):
        name, _, value = text.partition("=")
        yield name, value
        return
    for at in range(1, len(text)):
        option = f"-{text[at]}"
        if option in options:
            yield option, text[at + 1 :]
            return
        yield option, ""


def _body(run: Run, word: Argument, streams: pipes.Streams, frame: Frame) -> Value:
    """The body: a text, what is read from the standard input (`@-`), or what a file holds (`@name`)."""
    written = pipes.name_of(word.node)
    text = pipes.path_of(word.value) or written
    value = word.value
    if text.startswith("@"):
        name = text[1:]
        known = pipes.stored(frame, name) or pipes.stored(frame, written[1:]) or _held(run, name, frame)
        value = streams.stdin if name == "-" else known or _unread(written[1:], frame)
    return join(*(filled_json.records(item) or (item,) for item in value))


def _unread(name: str, frame: Frame) -> Value:
    """A file of which nothing is known but that it is sent: what else reads it reads the same."""
    content: Value = (Opaque(),)
    if name:
        frame.scope.variables[f">{name}"] = content
    return content


def _held(run: Run, name: str, frame: Frame) -> Value:
    """What a file of data of the project holds, or one that another script has written."""
    return run.saved[name] if name in run.saved else documents.held(run, name, frame)


def _record(word: Argument, run: Run, meaning: str) -> Value:
    """A header, or a bearer token, as a mapping of one field."""
    if meaning == "token":
        auth = next(auth for auth in run.catalogue.auth.values() if auth.scheme)
        return (_field(auth.header, (Text(((Const(f"{auth.scheme} ", word.place),), word.value)),), word.place),)
    return join(*(_header(item) for item in word.value))


def _header(item: object) -> Value:
    """`Name: value`."""
    parts = item.parts if isinstance(item, Text) else ((item,),) if isinstance(item, Const) else ()
    first = parts[0][0] if parts and len(parts[0]) == 1 else None
    if isinstance(first, Text):
        parts = (*first.parts, *parts[1:])
        first = parts[0][0] if parts[0] else None
    if not isinstance(first, Const) or not isinstance(first.value, str) or ":" not in first.value:
        return UNKNOWN
    name, _, rest = first.value.partition(":")
    beginning = Const(rest.strip(), _part(first.place, rest.strip()))
    value: Value = (Text(((beginning,), *parts[1:])),) if len(parts) > 1 else (beginning,)
    return (_field(name.strip(), value, first.place),)


def _field(name: str, value: Value, place: Place) -> Record:
    record = Record(place)
    record.fields[name] = Field(value, place, True)
    return record


def _part(place: Place, text: str) -> Place:
    """Where a part of a text is written."""
    at = place.file.fragment.code.find(text.encode(), place.start, place.end)
    return Place(place.file, at, at + len(text.encode())) if at >= 0 else place
