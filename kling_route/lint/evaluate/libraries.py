"""Functions of libraries and of the languages, by the tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate import classes, combine, functions, lists, members, methods, options, polling, requests
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Closure,
    Const,
    Encoded,
    Field,
    Inbound,
    Instance,
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
from kling_route.lint.words import words

if TYPE_CHECKING:
    from kling_route.lint.evaluate.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

NOWHERE = ir.Literal(-1, -1, None)
"""Stands for an argument that a library hands over: it is written nowhere."""


def call(run: Run, target: Opaque, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    """Call something of a library, by its dotted path."""
    tables, path = run.ecosystems, target.path
    if target.environment or not path:
        return _of_unknown(run, arguments, frame)
    if "()" in target.members:
        return target.members["()"]
    if path == "resolve()":
        target.members["settled"] = join(
            target.members.get("settled", UNKNOWN), *(item.value for item in arguments[:1])
        )
        return UNKNOWN
    owner = _owner(run, target)
    if path in tables.senders:
        sent = requests.send(run, tables.senders[path], owner, arguments, place, frame)
        return _answered(run, owner, path, sent)
    if path in tables.prepared:
        return (Opaque(f"{path}()", options=requests.options(tables.prepared[path], arguments, frame)),)
    if path in tables.environment_functions:
        return _environment(run, arguments, frame)
    if path == "require" and arguments:
        return _require(run, arguments[0], frame)
    kind = tables.functions.get(path)
    if kind in ("declarers", "parsers") and target.owner is not None:
        return options.declare(target.owner, arguments) if kind == "declarers" else options.parsed(target.owner, path)
    if kind is not None:
        return _known(run, kind, arguments, place, frame)
    last = path.rsplit(".", 1)[-1]
    if words(last) & tables.redactors or last in tables.own_redactors or path in tables.own_redactors:
        return UNKNOWN
    made = _of_unknown(run, arguments, frame)
    return made or (Opaque(f"{path}()", options=made_with(arguments, place)),)


def _owner(run: Run, target: Opaque) -> Opaque | None:
    """The client whose method this is."""
    if target.path in run.ecosystems.client_options:
        return target
    owner = target.owner
    return owner if owner is not None and owner.path in run.ecosystems.client_options else None


def _answered(run: Run, owner: Opaque | None, path: str, sent: Value) -> Value:
    answered_by = run.ecosystems.senders[path].answered_by
    if owner is None or not answered_by:
        return sent
    for name in answered_by:
        for member in owner.member(name):
            if isinstance(member, Opaque):
                member.members["()"] = sent
    return UNKNOWN


def made_with(arguments: Sequence[Argument], place: Place) -> Record:
    """What a client is made with: keyword arguments, the fields of an options object, positions by number."""
    record = Record(place)
    for index, argument in enumerate(arguments):
        if argument.name:
            record.fields[argument.name] = Field(argument.value, argument.place, True)
        elif any(isinstance(item, Record) for item in argument.value):
            combine.spread(record, argument.value)
        else:
            record.fields[str(index)] = Field(argument.value, argument.place, True)
    return record


def _of_unknown(run: Run, arguments: Sequence[Argument], frame: Frame) -> Value:
    """An unknown function that is given one function without parameters most likely calls it and gives its result."""
    callbacks = [item for argument in arguments for item in argument.value if isinstance(item, Closure)]
    if len(callbacks) == 1 and not callbacks[0].function.parameters:
        return functions.follow(run, callbacks[0], [], None, frame)
    return UNKNOWN


def _environment(run: Run, arguments: Sequence[Argument], frame: Frame) -> Value:
    if not arguments:
        return UNKNOWN
    named = [item.value for item in arguments[0].value if isinstance(item, Const) and isinstance(item.value, str)]
    found = join(*(run.variable(name, frame.file) for name in named)) if named else (Opaque(),)
    fallback = [argument for argument in arguments[1:] if argument.name in (None, "default")]
    return run.fall_back(found, fallback[0].value) if fallback else found


def _require(run: Run, argument: Argument, frame: Frame) -> Value:
    found: list[Value] = []
    for item in argument.value:
        if isinstance(item, Const) and isinstance(item.value, str):
            module = run.find_module(frame.file.path, item.value)
            found.append((module,) if module is not None else run.global_name(item.value.removeprefix("node:")))
    return join(*found)


def _known(run: Run, kind: str, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    first = arguments[0].value if arguments else UNKNOWN
    for argument in arguments:
        if argument.name == "key":
            methods.run_function(run, argument.value, [members.element(first)], place, frame)
    if kind == "encoders":
        return (Encoded(first),)
    if kind == "decoders":
        return decoded(first)
    if kind == "same":
        return first
    if kind == "pickers":
        return options.picked(arguments)
    if kind == "chosen":
        return members.element(first)
    if kind == "listed":
        return tuple(item for item in first if not methods.is_mapping(item))
    if kind == "concatenated":
        return (Text((members.element(first),)),)
    if kind == "records":
        return _record(arguments, place)
    if kind == "gathered":
        return _gathered(arguments, place)
    if kind == "zipped":
        pair = Items([members.element(item.value) for item in arguments], True, place)
        return (Items([(pair,)], False, place),)
    if kind == "numbered":
        return (Items([(Items([UNKNOWN, members.element(first)], True, place),)], False, place),)
    if kind == "fields":
        return fields_of(first, place)
    if kind == "folders" and len(arguments) > 1:
        site = methods.Site("", "", place, place)
        rest = [arguments[0], *arguments[2:]]
        return join(
            *(lists.fold(run, item, site, rest, frame) for item in arguments[1].value if isinstance(item, Items))
        )
    if kind == "owners" and len(arguments) > 1:
        key = arguments[1]
        members.subscript(run, first, key.value, frame.place(key.node.start, key.node.end), frame)
        return UNKNOWN
    if kind == "attributes":
        return _attribute(run, arguments, place, frame)
    if kind == "removers" and len(arguments) > 1:
        methods.remove(first, arguments[1].value)
        return UNKNOWN
    if kind == "joined":
        return _joined(first, arguments[1].value if len(arguments) > 1 else UNKNOWN, place)
    if kind == "addresses":
        return _joined(arguments[1].value, first, place) if len(arguments) > 1 else (Encoded(first),)
    if kind == "promises":
        return _promised(run, arguments, place, frame)
    if kind in ("schedulers", "immediate"):
        later = [argument.value for argument in arguments[2 if kind == "schedulers" else 1 :]]
        methods.run_function(run, first, later, place, frame)
        return UNKNOWN
    if kind == "repeaters":
        before = len(run.trace)
        methods.run_function(run, first, [argument.value for argument in arguments[2:]], place, frame)
        polling.repeated(run, first, arguments, place, before)
        return UNKNOWN
    if kind == "callers":
        return called(run, arguments, place, frame)
    if kind == "mappers":
        inner = members.element(first)
        mapper = arguments[1].value if len(arguments) > 1 else UNKNOWN
        return (Items([methods.run_function(run, mapper, [inner], place, frame)], False, place),)
    if kind == "appliers":
        inner = members.element(arguments[1].value) if len(arguments) > 1 else UNKNOWN
        return (Items([methods.run_function(run, first, [inner], place, frame)], False, place),)
    if kind == "objects-values":
        return (Items([members.element(first)], False, place),)
    if kind == "objects-pairs":
        return (Items([(Items([UNKNOWN, members.element(first)], True, place),)], False, place),)
    return UNKNOWN


def decoded(value: Value) -> Value:
    """What JSON text holds."""
    found: list[Value] = []
    for item in value:
        if isinstance(item, Encoded):
            found.append(item.value)
        elif isinstance(item, (Response, Inbound)):
            found.append(item.body)
        elif isinstance(item, (Typed, Record)):
            found.append((item,))
        elif isinstance(item, Text):
            found.extend(decoded(part) for part in item.parts)
    return join(*found)


def _record(arguments: Sequence[Argument], place: Place) -> Value:
    """`dict(a, x=1)`; `Object.assign(target, a)` changes its target, which is the result."""
    first = [item for item in (arguments[0].value if arguments else UNKNOWN) if isinstance(item, Record)]
    if first and len(arguments) > 1 and not any(argument.name for argument in arguments):
        for argument in arguments[1:]:
            for record in first:
                combine.spread(record, argument.value)
        return tuple(first)
    only = arguments[0].value if len(arguments) == 1 and not arguments[0].name else UNKNOWN
    if only and all(isinstance(item, Typed) for item in only):
        return only
    record = Record(place)
    for argument in arguments:
        if argument.name:
            record.fields[argument.name] = Field(argument.value, argument.place, True)
        else:
            combine.spread(record, argument.value)
    return (record,)


def _gathered(arguments: Sequence[Argument], place: Place) -> Value:
    if len(arguments) == 1 and not arguments[0].unpack:
        return arguments[0].value
    values = [members.element(item.value) if item.unpack else item.value for item in arguments]
    return (Items(values, not any(item.unpack for item in arguments), place),)


def fields_of(value: Value, place: Place) -> Value:
    found: list[Value] = []
    for item in value:
        if isinstance(item, Instance):
            record = Record(place)
            where = dict(item.cls.fields)
            for name in {**item.cls.attributes, **item.attributes}:
                at = where.get(name, place)
                record.fields[name] = Field(classes.attribute_value(item, name), at, True)
            found.append((record,))
    return join(*found)


def _joined(base: Value, path: Value, place: Place) -> Value:
    """`urljoin(base, path)`: a path from the root replaces what the base has after its host."""
    found: list[Value] = []
    for start in base or UNKNOWN:
        for rest in path:
            text = start.value if isinstance(start, Const) else None
            if isinstance(text, str) and "://" in text:
                host = "/".join(text.split("/", 3)[:3])
                relative = not requests.addresses((rest,))[0].startswith("/")
                root = text if text.endswith("/") and relative else host + ("/" if relative else "")
                found.append((Text(((Const(root, place),), (rest,))),))
            else:
                found.append((Text(((start,), (rest,))),))
    return join(*found)


def _attribute(run: Run, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    """`getattr(object, name)`; an unknown name of a library's object is some name of it."""
    if len(arguments) < 2:
        return UNKNOWN
    names = [item.value for item in arguments[1].value if isinstance(item, Const) and isinstance(item.value, str)]
    if names:
        return join(*(members.attribute(run, arguments[0].value, name, place, frame) for name in names))
    return tuple(Opaque(f"{item.path}.*") for item in arguments[0].value if isinstance(item, Opaque) and item.path)


def _promised(run: Run, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    """`new Promise((resolve, reject) => …)`: what `resolve` is given."""
    settled = Opaque("resolve()")
    if arguments:
        methods.run_function(run, arguments[0].value, [(settled,)], place, frame)
    return settled.members.get("settled", UNKNOWN)


def called(run: Run, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    for index, argument in enumerate(arguments):
        if any(isinstance(item, (Closure, Opaque)) for item in argument.value):
            values = [later.value for later in arguments[index + 1 :]]
            return join(
                methods.run_function(run, argument.value, values, place, frame),
                argument.value if not values else UNKNOWN,
            )
    return UNKNOWN
