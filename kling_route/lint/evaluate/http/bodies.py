"""Request bodies: what a value becomes when it is sent to the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.evaluate.code import narrowing
from kling_route.lint.evaluate.events import Carried, Credential, Given, Lacking, PropertyAt, Role, Sent, ValueAt
from kling_route.lint.evaluate.http import addresses, filled_json, header_lines
from kling_route.lint.evaluate.library import collecting, encoding
from kling_route.lint.evaluate.values import (
    HEADERS,
    Alternative,
    Const,
    Encoded,
    Instance,
    Items,
    Opaque,
    Place,
    Record,
    Request,
    Text,
    Typed,
    Value,
    texts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kling_route.api import Schema
    from kling_route.lint.evaluate.run import Run

WEIGHT = {"": 0, "prompt": 1, "body": 2, "url": 3, "key": 4}
"""Which role stays when a value has several."""


def send(run: Run, value: Value, schema: Schema, request: Request) -> None:
    """A value becomes the body of a request."""
    for item in encoding.decoded(value) or value:
        for sent in filled_json.records(item) or (item,):
            _send(run, sent, (schema,), request)


def _send(run: Run, item: Alternative, schemas: tuple[Schema, ...], request: Request) -> None:
    schema = schemas[0]
    give_role(run, item, schema, schema.private, request)
    if schema.keyword("x-delivers"):
        run.callbacks.update(addresses.texts_of((item,)))
    if isinstance(item, Instance):
        for record in collecting.fields_of((item,), request.place):
            _send(run, record, schemas, request)
    elif isinstance(item, Record):
        _send_fields(run, item, schemas, request)
    elif isinstance(item, Items) and schema.items is not None:
        for element in item.elements:
            for inner in element:
                _send(run, inner, (schema.items,), request)
    elif isinstance(item, Items) and schema.private:
        for element in item.elements:
            for inner in element:
                give_role(run, inner, schema, schema.private, request)
    elif isinstance(item, Encoded):
        for inner in item.value:
            _send(run, inner, schemas, request)
    elif isinstance(item, Const):
        run.evaluation.values.append(ValueAt(item.place, schemas, item.value))


def _send_fields(run: Run, record: Record, schemas: tuple[Schema, ...], request: Request) -> None:
    narrowed = tuple(_narrowed(record, schemas))
    for name, field in record.fields.items():
        owners = narrowing.holding(run, field, narrowed)
        run.evaluation.properties.append(PropertyAt(field.key, owners, name, record))
        described = [inner for inner in (schema.property(name) for schema in owners) if inner is not None]
        if described:
            given = Given(field.given or field.key, owners, tuple(described), name, field.value, field.certain, request)
            run.evaluation.given.append(given)
            for inner in field.value:
                _send(run, inner, tuple(described), request)
        elif name != "*" and not any(schema.open for schema in owners):
            run.evaluation.sent.append(Sent(field.key, owners, name, request, record))
    if not record.open:
        for name in narrowed[0].required:
            if name not in record.fields and all(name in schema.required for schema in narrowed):
                run.evaluation.lacking.append(Lacking(record, narrowed, name, request))


def _narrowed(record: Record, schemas: tuple[Schema, ...]) -> Iterator[Schema]:
    """The schemas as they are for the values that choose among them (the model's id chooses its input's fields)."""
    for schema in schemas:
        rule = schema.discriminates
        field = record.fields.get(rule[0]) if rule is not None else None
        if field is None:
            yield schema
            continue
        chosen = list(texts(field.value))
        if not chosen:
            yield schema
        yield from (schema.narrow(value) for value in chosen)


def give_role(run: Run, item: Alternative, schema: Schema | None, private: str, request: Request) -> None:
    """Remember what a value became, so that it is known wherever else it went."""
    if not private or isinstance(item, Typed):
        return
    if isinstance(item, Const) and (
        item.value is None or isinstance(item.value, (bool, int, float)) or item.value == ""
    ):
        return
    if isinstance(item, Text) and private == "url":
        for first in item.parts[0] if item.parts else ():
            is_address = isinstance(first, Const) and isinstance(first.value, str) and first.value.count("/") > 2
            if is_address or isinstance(first, Text) or (isinstance(first, Opaque) and _has_query(item)):
                give_role(run, first, schema, private, request)
    old = run.evaluation.roles.get(id(item))
    if old is None or WEIGHT[old.private] < WEIGHT[private]:
        run.evaluation.roles[id(item)] = Role(item, schema, private, request)


def _has_query(address: Text) -> bool:
    """Whether an address only adds a query to what it begins with."""
    return any(text.startswith("?") for text in texts(address.parts[1])) if len(address.parts) > 1 else False


def carry_key(run: Run, headers: Value, request: Request) -> None:
    """The headers of a request to the API: what stands where the key belongs is the key."""
    wanted = {auth.header.lower(): auth for auth in run.catalogue.auth.values()}
    for item in headers:
        places: dict[str, Place] = {}
        if isinstance(item, Record):
            fields = [(name, field.value) for name, field in item.fields.items()]
            places = {name: field.key for name, field in item.fields.items()}
        elif isinstance(item, Opaque):
            given = item.options.fields if item.options is not None else {}
            fields = [*((name, field.value) for name, field in given.items()), *item.members.items()]
            if HEADERS in given:
                carry_key(run, given[HEADERS].value, request)
        elif isinstance(item, Items):
            fields = [pair for element in item.elements for pair in _pairs(element)]
        elif isinstance(item, (Const, Text)):
            fields = list(header_lines.headers(item))
        else:
            continue
        for name, value in fields:
            auth = wanted.get(name.lower())
            if auth is not None:
                _carry(run, value, auth.scheme, request, places.get(name))


def _pairs(value: Value) -> Iterator[tuple[str, Value]]:
    for item in value:
        if isinstance(item, Items) and len(item.elements) == 2:
            for name in texts(item.elements[0]):
                yield name, item.elements[1]
        else:
            yield from header_lines.headers(item)


def _carry(run: Run, value: Value, scheme: str, request: Request, header: Place | None) -> None:
    for item in value:
        if isinstance(item, Text):
            for part in item.parts:
                _carry(run, part, scheme, request, header)
        elif isinstance(item, Const):
            if isinstance(item.value, str) and item.value.strip().lower() not in ("", scheme.lower()):
                run.evaluation.credentials.append(Credential(item, request))
                run.evaluation.carried.append(Carried(item, request, header))
                give_role(run, item, None, "key", request)
        elif isinstance(item, Opaque):
            run.evaluation.carried.append(Carried(item, request, header))
            give_role(run, item, None, "key", request)
