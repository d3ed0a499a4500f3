"""Methods that values have by nature: of text, lists, mappings, promises, responses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from kling_route.lint.evaluate import (
    accessors,
    bodies,
    combine,
    filling,
    functions,
    intrinsics,
    libraries,
    lists,
    members,
    polling,
    requests,
    sinks,
    submits,
    texts,
)
from kling_route.lint.evaluate.arguments import Argument
from kling_route.lint.evaluate.values import (
    NOTHING,
    UNKNOWN,
    Alternative,
    Check,
    ClassValue,
    Closure,
    Const,
    Cut,
    Encoded,
    Field,
    Inbound,
    Instance,
    Items,
    ModuleValue,
    Opaque,
    Place,
    Record,
    Response,
    StatusCode,
    Text,
    Typed,
    Value,
    join,
)
from kling_route.lint.evaluate.values import texts as constant_texts

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


UNIFORM = ("ruby",)
"""Languages in which an attribute is read by a call without arguments."""


LESS_KNOWN = frozenset({"go", "java", "csharp", "php", "ruby", "kotlin", "swift", "rust"})
"""Languages of whose libraries the tables know little: a method that they do not know may keep what it belongs to."""


class Site(NamedTuple):
    """The method's name, the callee as written, where the name stands, and the whole call."""

    name: str
    written: str
    at: Place
    place: Place


def call(run: Run, owner: Value, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """`owner.name(arguments)`."""
    if not owner:
        return _send(run, site, arguments, frame)
    kinds = run.ecosystems.methods
    if site.name in kinds["settled"] and not arguments:
        settled = tuple(item for item in owner if not isinstance(item, (Opaque, Instance)))
        if settled:
            return settled
    if site.name in kinds["caught"]:
        for argument in arguments[:1]:
            run_function(run, argument.value, [(Opaque(),)], site.place, frame)
        return owner
    if site.name in kinds["chained"] and arguments:
        for argument in arguments[1:]:
            run_function(run, argument.value, [(Opaque(),)], site.place, frame)
        return run_function(run, arguments[0].value, [owner], site.place, frame)
    if site.name in kinds["otherwise"] and arguments:
        return run.fall_back(owner, arguments[0].value)
    mappings = tuple(item for item in owner if is_mapping(item))
    found = [_of_mappings(run, mappings, site, arguments, frame)] if mappings else []
    for item in owner:
        if not is_mapping(item):
            made = _of(run, item, site, arguments, frame)
            found.append(made)
            if not made and isinstance(item, (Response, Encoded)) and frame.file.language in LESS_KNOWN:
                submits.keep(run, frame, (item,))
    return join(*found)


def is_mapping(item: Alternative) -> bool:
    """Whether a value has fields; a list made of it has their names only."""
    return isinstance(item, Record) or (
        isinstance(item, Typed) and item.schema.items is None and bool(item.schema.properties)
    )


def _of(run: Run, item: Alternative, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    kinds = run.ecosystems.methods
    if isinstance(item, Response) and run.ecosystems.response.get(site.name) in ("sent", "listened"):
        return _of_stream(run, item, site, arguments, frame)
    if isinstance(item, Response) and site.name in run.ecosystems.raising:
        frame.raising.add(item.request)
        return (item,)
    if isinstance(item, Cut) and site.name in run.ecosystems.revealing:
        return item.value
    if isinstance(item, Inbound):
        return _of_inbound(run, item, site, arguments, frame)
    if isinstance(item, Response) and site.name in kinds["decoding"]:
        return accessors.as_type(run, item.body, [argument.value for argument in arguments], site.place, frame)
    if isinstance(item, Response):
        found = members.read(run, (item,), site.name, site.at)
        is_body = run.ecosystems.response.get(site.name) == "decoded"
        return _dug(run, found, arguments[:1], frame) if is_body and arguments and not arguments[0].name else found
    if site.name in kinds["digging"]:
        return _dug(run, (item,), arguments, frame)
    if isinstance(item, Closure):
        return _of_function(run, item, site, arguments, frame)
    if isinstance(item, Items) or (isinstance(item, Typed) and item.schema.items is not None):
        return lists.call(run, item, site, arguments, frame)
    if isinstance(item, (Encoded, Response)) and site.name in kinds["filling"] and arguments:
        return filling.into(run, (item,), arguments[0], frame)
    if isinstance(item, Encoded) and run.ecosystems.mapping.get(site.name) == "read" and arguments:
        return _of_mappings(run, item.value, site, arguments, frame)
    if isinstance(item, Encoded) and run.ecosystems.response.get(site.name) == "decoded":
        return item.value
    if isinstance(item, StatusCode):
        return _of_status(run, item, site.name)
    if isinstance(item, (Const, Text, Encoded, Typed)):
        return texts.call(run, item, site, arguments)
    if isinstance(item, ClassValue) and site.name in kinds["validators"]:
        return arguments[0].value if arguments else UNKNOWN
    if isinstance(item, Instance) and site.name in kinds["field-methods"]:
        return intrinsics.fields_of((item,), site.place)
    if isinstance(item, Instance):
        return accessors.call(item, site.name, arguments)
    if isinstance(item, Opaque):
        return _of_opaque(run, item, site, arguments, frame)
    if isinstance(item, (Instance, ClassValue, ModuleValue)) and not arguments and frame.file.language in UNIFORM:
        found = members.read(run, (item,), site.name, site.at)
        return tuple(part for part in found if not isinstance(part, (Closure, ClassValue)))
    return UNKNOWN


def _of_status(run: Run, item: StatusCode, name: str) -> Value:
    """`status.is_success()`, `code.to_i`."""
    kind = run.ecosystems.response.get(name)
    failed = frozenset({item.request})
    if kind == "succeeded":
        return (Check(NOTHING, failed),)
    if kind == "failed":
        return (Check(failed, NOTHING),)
    return (item,) if name in run.ecosystems.methods["text"] else UNKNOWN


def _dug(run: Run, value: Value, path: Sequence[Argument], frame: Frame) -> Value:
    """`body.dig("a", 0, "b")`, `response.json("a.b")`: one part in the other."""
    for key in path:
        place = frame.place(key.node.start, key.node.end)
        pieces = [piece for text in constant_texts(key.value) for piece in text.split(".")]
        found = [Const(int(piece) if piece.isdecimal() else piece, place) for piece in pieces]
        names: list[Value] = [(one,) for one in found] or [key.value]
        for name in names:
            value = members.subscript(run, value, name, place, frame)
    return value


def _send(run: Run, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """A method of an unknown object may send a request as HTTP clients' methods do, unless it belongs to a test
    double.
    """
    if site.written.split(".", 1)[0] in run.ecosystems.doubles:
        return UNKNOWN
    sender = run.ecosystems.any_verbs.get(site.name)
    begun = run.ecosystems.begun.get(frame.file.language)
    if begun is not None and sender is not None:
        return _begin(run, f"{begun}.{site.name}", arguments, frame)
    return requests.send(run, sender, None, arguments, site.place, frame) if sender is not None else UNKNOWN


def _begin(run: Run, path: str, arguments: Sequence[Argument], frame: Frame) -> Value:
    """A method that begins a request to the API, which others go on with."""
    sender = run.ecosystems.prepared.get(path)
    if sender is None or not arguments or not requests.api_paths(run, arguments[0].value, UNKNOWN, True):
        return UNKNOWN
    return (Opaque(f"{path}()", options=requests.options(sender, arguments, frame)),)


def run_function(run: Run, function: Value, values: Sequence[Value], place: Place, frame: Frame) -> Value:
    """What functions make of values that a library hands to them. No call of the project stands between."""
    found: list[Value] = []
    for item in function:
        if isinstance(item, Closure):
            given = [Argument(None, value, libraries.NOWHERE, "", place) for value in values]
            written_there = item.file is place.file and place.start <= item.function.start < place.end
            found.append(functions.follow(run, item, given, None if written_there else place, frame))
        elif isinstance(item, Opaque):
            given = [Argument(None, value, libraries.NOWHERE, "", place) for value in values]
            if not sinks.is_sink_path(run, item.path, frame):
                submits.passed(run, UNKNOWN, (item,), given, frame)
            found.append(libraries.call(run, item, given, place, frame))
    return join(*found)


def answer(run: Run, callback: Value, response: Value, body: Value, place: Place, frame: Frame) -> None:
    """A library calls back with a response; one that may fail gives an error first, and the body last."""
    if any(isinstance(item, Closure) and len(item.function.parameters) > 1 for item in callback):
        run_function(run, callback, [(Opaque(),), response, body], place, frame)
    else:
        run_function(run, callback, [response], place, frame)


def _of_stream(run: Run, item: Response, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """A request whose body is written after it was made (`request.end(body)`), an answer that arrives in events."""
    if run.ecosystems.response[site.name] == "sent":
        takes = item.request.endpoint.takes if item.request.endpoint is not None else None
        if takes is not None and arguments:
            bodies.send(run, arguments[0].value, takes, item.request)
            answer(run, arguments[0].value, (item,), item.body, site.place, frame)
    elif len(arguments) > 1:
        run_function(run, arguments[1].value, [(Encoded(item.body),)], site.place, frame)
    return (item,)


def _of_inbound(run: Run, item: Inbound, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """A method of an incoming request: it may be read as a mapping, and arrive in events."""
    if run.ecosystems.inbound.get(site.name) == "listened" and len(arguments) > 1:
        run_function(run, arguments[1].value, [(Encoded(item.body),)], site.place, frame)
        return (item,)
    if run.ecosystems.mapping.get(site.name) == "read" and arguments:
        return members.subscript(run, (item,), arguments[0].value, site.at, frame)
    return members.read(run, (item,), site.name, site.at)


def _of_function(run: Run, item: Closure, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    if site.name == "call":
        return functions.follow(run, item, list(arguments[1:]), site.place, frame)
    if site.name == "bind":
        return (item,)
    if site.name in run.ecosystems.queued:
        polling.queued(run, item, arguments, frame)
    return UNKNOWN


def _of_mappings(run: Run, owner: Value, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    kind = run.ecosystems.mapping.get(site.name, "")
    if site.name in run.ecosystems.methods["digging"]:
        return _dug(run, owner, arguments, frame)
    if kind == "read" and arguments:
        key = arguments[0]
        place = frame.place(key.node.start, key.node.end)
        fallback = arguments[1].value if len(arguments) > 1 else UNKNOWN
        found = members.subscript(run, owner, key.value, place, frame)
        if site.name in run.ecosystems.methods["removing"] and frame.branches == 0:
            remove(owner, key.value)
        if site.name in run.ecosystems.methods["defaulting"]:
            _set_default(owner, key.value, fallback, place)
        return run.fall_back(found, fallback)
    if kind == "tests" and arguments:
        key = arguments[0]
        members.subscript(run, owner, key.value, frame.place(key.node.start, key.node.end), frame)
        return UNKNOWN
    if kind == "update":
        for item in owner:
            if isinstance(item, Record):
                _update(item, arguments, frame)
        return owner
    if kind == "values":
        return (Items([members.element(owner)], False, site.place),)
    if kind == "pairs":
        pair = Items([UNKNOWN, members.element(owner)], True, site.place)
        return (Items([(pair,)], False, site.place),)
    if site.name in run.ecosystems.methods["text"]:
        return owner
    if kind == "same":
        return tuple(copied(item) if isinstance(item, Record) else item for item in owner)
    return UNKNOWN


def remove(owner: Value, key: Value) -> None:
    """A field is taken out of a mapping."""
    for item in owner:
        for name in key:
            if isinstance(item, Record) and isinstance(name, Const):
                item.fields.pop(str(name.value), None)


def _set_default(owner: Value, key: Value, value: Value, place: Place) -> None:
    for item in owner:
        for name in key:
            if isinstance(item, Record) and isinstance(name, Const):
                item.fields.setdefault(str(name.value), Field(value, place, True))


def copied(record: Record, whole: bool = True) -> Record:
    """A shallow copy of a mapping; not `whole` where some fields may have been left out."""
    made = Record(record.place)
    made.open = record.open
    made.fields = {name: field._replace(certain=field.certain and whole) for name, field in record.fields.items()}
    return made


def _update(record: Record, arguments: Sequence[Argument], frame: Frame) -> None:
    if len(arguments) == 2 and not arguments[0].name:
        for key in arguments[0].value:
            if isinstance(key, Const):
                place = frame.place(arguments[0].node.start, arguments[0].node.end)
                record.fields[str(key.value)] = Field(arguments[1].value, place, frame.branches == 0, frame.model)
        return
    for argument in arguments:
        if argument.name:
            record.fields[argument.name] = Field(argument.value, argument.place, frame.branches == 0, frame.model)
        else:
            combine.spread(record, argument.value)


def _of_opaque(run: Run, item: Opaque, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """A method of an unknown value that its own path did not explain."""
    tables = run.ecosystems
    name = site.name
    path = f"{item.path}.{name}"
    if path in tables.senders or path in tables.functions or path in tables.environment_functions:
        return UNKNOWN
    if name in tables.methods["text"] or name == "bind":
        return (item,)
    if name in tables.methods["split"] and item.environment:
        return (Items([(item,)], False, site.place),)
    if name in tables.methods["encoding"] and arguments:
        return (Encoded(arguments[0].value),)
    if name in tables.methods["decoding"] and arguments:
        return accessors.decoded(run, arguments, site.place, frame)
    if name in tables.methods["submitters"]:
        return intrinsics.called(intrinsics.Given(run, arguments, site.place, frame))
    if name in tables.methods["validators"] and arguments:
        return arguments[0].value
    if name in tables.wrapped and arguments:
        record = Record(site.place)
        record.fields[tables.wrapped[name]] = Field(arguments[0].value, site.at, True)
        return (record,)
    if name in tables.methods["styles"]:
        return (Encoded(join(*(argument.value for argument in arguments))),)
    if name in tables.methods["cuts"]:
        return texts.cut((item,), name, arguments)
    if name in tables.methods["added"] and arguments:
        item.members["[]"] = join(item.members.get("[]", UNKNOWN), arguments[-1].value)
        return UNKNOWN
    if tables.mapping.get(name) == "update" and len(arguments) == 2:
        item.members.update((key, arguments[1].value) for key in constant_texts(arguments[0].value))
        return (item,)
    if tables.mapping.get(name) == "read" and arguments:
        sent = _send(run, site, arguments, frame)
        if sent:
            return sent
        found = members.subscript(run, (item,), arguments[0].value, site.at, frame) if arguments[0].value else UNKNOWN
        return run.fall_back(found, arguments[1].value if len(arguments) > 1 else UNKNOWN)
    if name in tables.methods["mapped"] or name in tables.methods["visited"]:
        pooled = name in tables.methods["mapped"] and len(arguments) > 1  # `pool.map(function, list)`
        inner = members.element(arguments[1].value) if pooled else item.member("[]")
        before = len(run.trace)
        made = run_function(run, arguments[0].value if arguments else UNKNOWN, [inner], site.place, frame)
        polling.swept(run, before)
        return (Items([made], False, site.place),) if name in tables.methods["mapped"] else UNKNOWN
    if not arguments and not item.path and frame.file.language in UNIFORM:
        return members.read(run, (item,), name, site.at)
    return _send(run, site, arguments, frame)
