"""Requests that are put together by one call after the other: `newBuilder().uri(…).header(…, …).POST(…).build()`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.code.arguments import Argument
from kling_route.lint.evaluate.http import requests
from kling_route.lint.evaluate.library import methods
from kling_route.lint.evaluate.values import (
    ANSWER,
    HEADERS,
    UNKNOWN,
    Closure,
    Field,
    Opaque,
    Place,
    Record,
    Response,
    StatusCode,
    Value,
    join,
    texts,
)
from kling_route.lint.evaluate.workflow import submits

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

LISTENER = "listener"
"""A function that is called once there is an answer."""
AGAIN = "again"
"""What a call means that has the request made again whatever the failure is, unless it is told which."""
OUTCOME = "outcome"
"""What a call means that gives the HTTP status of the answer."""


def put(run: Run, builder: Opaque, meanings: Sequence[str], arguments: Sequence[Argument], place: Place) -> Value:
    """A call tells a part of the request; the result is the builder itself."""
    builder = _own(builder)
    if builder.options is None:
        builder.options = Record(place)
    fields = builder.options.fields
    if OUTCOME in meanings:
        sent = builder.members.get(ANSWER, UNKNOWN)
        return tuple(StatusCode(item.request, ()) for item in sent if isinstance(item, Response))
    given = list(zip(meanings, arguments, strict=False))
    names = next((list(texts(argument.value)) for meaning, argument in given if meaning == "header"), [])
    for meaning, argument in given:
        if meaning == "header":
            names = list(texts(argument.value))
        elif meaning == "value":
            set_headers(fields, names, argument.value, place)
        elif meaning == "token":
            bearing = [auth.header for auth in run.catalogue.auth.values() if auth.scheme]
            set_headers(fields, bearing, argument.value, place)
        elif meaning == "options":
            _put_options(run, builder, argument, place)
        elif meaning == LISTENER:
            builder.members[LISTENER] = join(builder.members.get(LISTENER, UNKNOWN), argument.value)
        elif meaning == HEADERS:
            fields[HEADERS] = Field(join(_headers(fields), argument.value), place, True)
        elif meaning == AGAIN:
            builder.members[AGAIN] = argument.value if len(arguments) < len(meanings) else UNKNOWN
        elif meaning != "ignored":
            fields[meaning] = Field(argument.value, place, True)
    return (builder,)


def _own(builder: Opaque) -> Opaque:
    """What a module's function begins (`Http::withToken(…)`) is a builder of its own."""
    return builder if builder.path.endswith(")") else Opaque(f"{builder.path}()")


def _put_options(run: Run, builder: Opaque, argument: Argument, place: Place) -> None:
    """A mapping of methods' names and what they would be given."""
    for item in argument.value:
        for name, field in item.fields.items() if isinstance(item, Record) else ():
            meanings = run.ecosystems.builders.get(f"{builder.path}.{name}")
            if meanings:
                put(run, builder, meanings, [argument._replace(value=field.value)], place)


def _headers(fields: dict[str, Field]) -> Value:
    return fields[HEADERS].value if HEADERS in fields else UNKNOWN


def set_headers(fields: dict[str, Field], names: Sequence[str], value: Value, place: Place) -> None:
    """Add headers to the parts of a request."""
    known = _headers(fields)
    record = next((item for item in known if isinstance(item, Record)), None)
    if record is None:
        record = Record(place)
        fields[HEADERS] = Field((*known, record), place, True)
    for name in names:
        record.fields[name] = Field(value, place, True)


def send(run: Run, builder: Opaque, path: str, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    """The request is sent as it was put together; the call itself may tell the rest."""
    from kling_route.lint.evaluate.library.libraries import NOWHERE

    if builder.path in run.ecosystems.connections.values() and ANSWER in builder.members:
        return builder.members[ANSWER]  # a connection is one request, whatever is asked of it
    given = Argument(None, (builder,), NOWHERE, "", place)
    answer = requests.send(run, run.ecosystems.sent[path], None, [given, *arguments], place, frame)
    if builder.members.get(AGAIN):
        submits.insisted(run, answer)
    if builder.path.endswith(")"):
        builder.members[ANSWER] = answer
        _tell(run, builder, answer, place, frame)
    return answer


def _tell(run: Run, builder: Opaque, answer: Value, place: Place, frame: Frame) -> None:
    """Call what waits for the answer; it gets it as an event, and finds it in the request too."""
    told = [builder.members.get(name, UNKNOWN) for name in (LISTENER, *run.ecosystems.told.get(builder.path, ()))]
    for item in join(*told):
        if isinstance(item, Closure):
            own = Closure(item.function, item.scope, item.file, item.receiver or (builder,), item.owner)
            methods.run_function(run, (own,), [answer], place, frame)
