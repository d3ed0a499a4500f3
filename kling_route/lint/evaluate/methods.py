"""Methods that values have by nature: of text, lists, mappings, promises, responses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from kling_route.lint.evaluate import calls, combine, libraries, members
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Closure,
    Const,
    Encoded,
    Field,
    Inbound,
    Items,
    Opaque,
    Place,
    Record,
    Response,
    Text,
    Typed,
    Value,
    join,
)

if TYPE_CHECKING:
    from kling_route.lint.evaluate.calls import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


class Site(NamedTuple):
    """The method's name, where the name stands, and the whole call."""

    name: str
    at: Place
    place: Place


def call(run: Run, item: object, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """`item.name(arguments)` for one alternative."""
    if isinstance(item, (Response, Inbound)):
        part = members.read(run, (item,), site.name, site.at)
        return part or _then(run, item, site, arguments, frame)
    chained = _then(run, item, site, arguments, frame)
    if chained is not None and site.name in run.ecosystems.methods["chained"]:
        return chained
    if isinstance(item, Closure):
        return _of_function(run, item, site, arguments, frame)
    if isinstance(item, (Record, Typed)):
        if isinstance(item, Typed) and item.schema.items is not None:
            return _of_list(run, item, site, arguments, frame)
        if isinstance(item, Typed) and not item.schema.properties:
            return _of_text(run, item, site, arguments)
        return _of_mapping(run, item, site, arguments, frame)
    if isinstance(item, Items):
        return _of_list(run, item, site, arguments, frame)
    if isinstance(item, (Const, Text, Encoded)):
        return _of_text(run, item, site, arguments)
    if isinstance(item, Opaque):
        return _of_opaque(run, item, site, arguments, frame)
    return UNKNOWN


def of_unknown(run: Run, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """A method of a value about which nothing is known: it may still send a request."""
    return libraries.send_by_verb(run, site.name, arguments, site.place, frame)


def _then(run: Run, item: object, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """`promise.then(f)`: what `f` makes of the value. `catch` gives the value, or what the handler makes of an error."""
    if site.name in run.ecosystems.methods["caught"]:
        for argument in arguments[:1]:
            run_function(run, argument.value, [(Opaque(),)], site.place, frame)
        return (item,)  # type: ignore[return-value]
    if site.name not in run.ecosystems.methods["chained"]:
        return UNKNOWN
    if not arguments:
        return (item,)  # type: ignore[return-value]
    for argument in arguments[1:]:
        run_function(run, argument.value, [(Opaque(),)], site.place, frame)
    return run_function(run, arguments[0].value, [(item,)], site.place, frame)  # type: ignore[list-item]


def run_function(run: Run, function: Value, values: Sequence[Value], place: Place, frame: Frame) -> Value:
    """What functions make of values that a library hands to them. No call of the project stands between."""
    found: list[Value] = []
    for item in function:
        if isinstance(item, Closure):
            given = [calls.Argument(None, value, item.function, "") for value in values]  # type: ignore[arg-type]
            found.append(calls.follow(run, item, given, None, frame))
        elif isinstance(item, Opaque):
            given = [calls.Argument(None, value, libraries.NOWHERE, "") for value in values]
            found.append(libraries.call(run, item, given, place, frame))
    return join(*found)


def _of_function(run: Run, item: Closure, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    if site.name == "call":
        return calls.follow(run, item, list(arguments[1:]), site.place, frame)
    if site.name == "bind":
        return (item,)
    return UNKNOWN


def _of_mapping(run: Run, item: Record | Typed, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    kind = run.ecosystems.mapping.get(site.name, "")
    if kind == "read" and arguments:
        key = arguments[0]
        place = frame.place(key.node.start, key.node.end)
        fallback = arguments[1].value if len(arguments) > 1 else UNKNOWN
        return run.fall_back(members.subscript(run, (item,), key.value, place), fallback)
    if kind == "update" and isinstance(item, Record):
        _update(run, item, arguments, frame)
        return (item,)
    if kind == "values":
        return (Items([members.element((item,))], False, site.place),)
    if kind == "pairs":
        pair = Items([UNKNOWN, members.element((item,))], True, site.place)
        return (Items([(pair,)], False, site.place),)
    if kind == "same":
        return (item,) if isinstance(item, Typed) else (copied(item),)
    return UNKNOWN


def copied(record: Record) -> Record:
    """A shallow copy of a mapping."""
    made = Record(record.place)
    made.open = record.open
    made.fields = dict(record.fields)
    return made


def _update(run: Run, record: Record, arguments: Sequence[Argument], frame: Frame) -> None:
    if len(arguments) == 2 and not arguments[0].name:
        for key in arguments[0].value:
            if isinstance(key, Const):
                place = frame.place(arguments[0].node.start, arguments[0].node.end)
                record.fields[str(key.value)] = Field(arguments[1].value, place, frame.branches == 0)
        return
    for argument in arguments:
        place = frame.place(argument.node.start, argument.node.end)
        if argument.name:
            record.fields[argument.name] = Field(argument.value, place, frame.branches == 0)
        else:
            combine.spread(record, argument.value)


def _of_list(run: Run, item: Items | Typed, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    kinds = run.ecosystems.methods
    name = site.name
    inner = members.element((item,))
    callback = arguments[0].value if arguments else UNKNOWN
    if name in kinds["mapped"]:
        return (Items([run_function(run, callback, [inner], site.place, frame)], False, site.place),)
    if name in kinds["visited"]:
        return run_function(run, callback, [inner, inner] if "reduce" in name else [inner], site.place, frame)
    if name in kinds["filtered"]:
        run_function(run, callback, [inner], site.place, frame)
    if name in kinds["element"]:
        return inner
    if name in kinds["added"]:
        if isinstance(item, Items):
            _add(item, name, arguments)
        return UNKNOWN
    if name in kinds["elements"]:
        return (item,)
    return (Text((inner,)),) if name == "join" else UNKNOWN


def _add(items: Items, name: str, arguments: Sequence[Argument]) -> None:
    items.exact = False
    for argument in arguments[-1:] if name == "insert" else arguments:
        items.elements.append(members.element(argument.value) if name == "extend" or argument.unpack else argument.value)


def _of_text(run: Run, item: Const | Text | Encoded | Typed, site: Site, arguments: Sequence[Argument]) -> Value:
    kinds = run.ecosystems.methods
    name = site.name
    if name == "format":
        return combine.formatted((item,), [argument.value for argument in arguments])
    if name == "join":
        return (Text(tuple(members.element(argument.value) for argument in arguments)),)
    if name in kinds["cuts"]:
        return _cut((item,), name, arguments)
    if name in ("split", "splitlines", "partition", "rsplit"):
        return (Items([(item,)], False, site.place),)
    return (item,) if name in kinds["text"] else UNKNOWN


def _cut(owner: Value, name: str, arguments: Sequence[Argument]) -> Value:
    lower = arguments[0].value if arguments else UNKNOWN
    upper = arguments[1].value if len(arguments) > 1 else UNKNOWN
    if name == "substr" and upper and isinstance(upper[0], Const):
        return combine.cut(owner, UNKNOWN, upper, False)
    return combine.cut(owner, lower, upper, len(arguments) < 2)


def _of_opaque(run: Run, item: Opaque, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """A method of an unknown value that its own path did not explain."""
    tables = run.ecosystems
    name = site.name
    if name in tables.methods["text"]:
        return (item,)
    if name in tables.methods["cuts"]:
        return _cut((item,), name, arguments)
    if tables.mapping.get(name) == "read" and arguments and not tables.senders.get(f"{item.path}.{name}"):
        sent = libraries.send_by_verb(run, name, arguments, site.place, frame)
        if sent:
            return sent
        found = members.subscript(run, (item,), arguments[0].value, site.at) if arguments[0].value else UNKNOWN
        return run.fall_back(found, arguments[1].value if len(arguments) > 1 else UNKNOWN)
    if name in tables.methods["mapped"] or name in tables.methods["visited"]:
        inner = item.member("[]")
        made = run_function(run, arguments[0].value if arguments else UNKNOWN, [inner], site.place, frame)
        return (Items([made], False, site.place),) if name in tables.methods["mapped"] else UNKNOWN
    return libraries.send_by_verb(run, name, arguments, site.place, frame)
