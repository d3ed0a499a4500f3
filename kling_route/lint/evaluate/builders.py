"""Requests that are put together by one call after the other: `newBuilder().uri(…).header(…, …).POST(…).build()`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate import requests
from kling_route.lint.evaluate.arguments import Argument
from kling_route.lint.evaluate.values import HEADERS, UNKNOWN, Field, Opaque, Place, Record, Value, join, texts

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


def put(run: Run, builder: Opaque, meanings: Sequence[str], arguments: Sequence[Argument], place: Place) -> Value:
    """A call tells a part of the request; the result is the builder itself."""
    if builder.options is None:
        builder.options = Record(place)
    fields = builder.options.fields
    names: list[str] = []
    for meaning, argument in zip(meanings, arguments, strict=False):
        if meaning == "header":
            names = list(texts(argument.value))
        elif meaning == "value":
            set_headers(fields, names, argument.value, place)
        elif meaning == "token":
            bearing = [auth.header for auth in run.catalogue.auth.values() if auth.scheme]
            set_headers(fields, bearing, argument.value, place)
        elif meaning == HEADERS:
            fields[HEADERS] = Field(join(_headers(fields), argument.value), place, True)
        elif meaning != "ignored":
            fields[meaning] = Field(argument.value, place, True)
    return (builder,)


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
    from kling_route.lint.evaluate.libraries import NOWHERE

    given = Argument(None, (builder,), NOWHERE, "", place)
    return requests.send(run, run.ecosystems.sent[path], None, [given, *arguments], place, frame)
