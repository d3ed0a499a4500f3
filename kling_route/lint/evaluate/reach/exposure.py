"""Values that leave for places at which others read them: addresses, and the stores of a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.events import Built, Queried, Stored
from kling_route.lint.evaluate.http import addresses
from kling_route.lint.evaluate.reach import sinks
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Alternative,
    Const,
    Cut,
    Opaque,
    Place,
    Record,
    Response,
    Text,
    Value,
    texts,
)
from kling_route.lint.evidence.credentials import is_placeholder, says_credential
from kling_route.lint.words import tails

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.called import Called
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


def built(run: Run, value: Value, place: Place) -> Value:
    """Text was put together at `place`, or a whole address is written there; the result is the text."""
    for item in value:
        if isinstance(item, Text) or (isinstance(item, Const) and "://" in str(item.value)):
            run.evaluation.built.append(Built(item, place))
    return value


def asked(run: Run, query: Value, to_api: bool) -> None:
    """The fields of a mapping become the query of an address."""
    for item in query:
        if isinstance(item, Record):
            for name, field in item.fields.items():
                run.evaluation.queried.append(Queried(field.key, name, field.value, to_api))


def called(run: Run, call: Called) -> None:
    """A call may write into a store of the browser, or make the query of an address."""
    tables = run.ecosystems.exposure
    if not call.arguments:
        return
    written = tails(sinks.written_as(call))
    name = call.arguments[0].value
    given = call.arguments[1].value if len(call.arguments) > 1 else None
    text = next(texts(name), "")
    if given is not None and not tables.stores.isdisjoint(written) and not _is_header(run, text):
        run.evaluation.stored.append(Stored(call.place, text, given))
    if not tables.store_readers.isdisjoint(written) and _names_key(run, text):
        run.evaluation.stored.append(Stored(call.place, text, UNKNOWN))
    if not tables.queries.isdisjoint(call.paths):
        asked(run, name, to_api=False)
    if not isinstance(call.callee, ir.Attribute):
        return
    if call.callee.name in tables.query_methods and any(isinstance(item, Response) for item in call.owner):
        asked(run, name, to_api=True)
    if given is not None and _is_query_field(run, call, call.callee.name):
        run.evaluation.queried.append(Queried(call.arguments[0].place, text, given, False))


def _is_header(run: Run, text: str) -> bool:
    """Whether a text names the header that carries a key."""
    return text.lower() in {auth.header.lower() for auth in run.catalogue.auth.values()}


def _is_query_field(run: Run, call: Called, method: str) -> bool:
    """Whether a method puts a field into the query of an address, by how it is written or by whose it is."""
    paths = (f"{item.path}.{method}" for item in call.owner if isinstance(item, Opaque))
    fields = run.ecosystems.exposure.query_fields
    return any(not fields.isdisjoint(tails(path)) for path in (sinks.written_as(call), *paths))


def assigned(run: Run, target: ir.Expression, value: Value, frame: Frame) -> None:
    """An assignment may write into a store of the browser, or tell by its name that a value is a key of the API."""
    tables = run.ecosystems.exposure
    name = target.id if isinstance(target, ir.Name) else target.name if isinstance(target, ir.Attribute) else ""
    if _names_key(run, name):
        run.evaluation.held.update((id(item), item) for item in value if _may_be_key(run, item))
    if isinstance(target, ir.Attribute) and _ends(target, tables.store_members):
        name, place = _cookie_name(value), frame.place(target.start, target.end)
        run.evaluation.stored.append(Stored(place, name, value))
    elif isinstance(target, (ir.Attribute, ir.Subscript)) and _ends(target.object, tables.store_objects):
        if isinstance(target, ir.Subscript):
            name = next(texts(run.value(target.key, frame)), "")
        run.evaluation.stored.append(Stored(frame.place(target.start, target.end), name, value))


def named(run: Run, name: str, value: Value) -> Value:
    """A member whose name says that it is a key of the API is one, whatever has it."""
    if not _names_key(run, name):
        return value
    value = value or run.opaque_key(name)
    known = [part for item in value for part in (item.value if isinstance(item, Cut) else (item,))]
    run.evaluation.held.update((id(item), item) for item in known if isinstance(item, Opaque) and not item.environment)
    return value


def _names_key(run: Run, name: str) -> bool:
    """Whether a name says a key of the API, rather than of anybody."""
    return run.catalogue.mention in name.lower() and says_credential((name,), run.catalogue)


def _may_be_key(run: Run, item: Alternative) -> bool:
    """Whether a value with the name of a key is one: what is not known is, a placeholder is not."""
    if isinstance(item, Const):
        return isinstance(item.value, str) and not is_placeholder(item.value, run.catalogue)
    return isinstance(item, Opaque)


def _cookie_name(value: Value) -> str:
    """The name in `name=value; path=/`."""
    before, equals, _ = addresses.texts_of(value)[0].partition("=")
    return before.strip() if equals else ""


def _ends(node: ir.Expression, endings: frozenset[str]) -> bool:
    return not endings.isdisjoint(tails(sinks.dotted(node)))
