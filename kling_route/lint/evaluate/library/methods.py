"""Methods that values have by nature: of text, lists, mappings, promises, responses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import functions, members
from kling_route.lint.evaluate.code.arguments import Argument
from kling_route.lint.evaluate.http import bodies
from kling_route.lint.evaluate.library import (
    accessors,
    collecting,
    documents,
    elements,
    filling,
    joining,
    libraries,
    lists,
    mappings,
    texts,
    unknowns,
)
from kling_route.lint.evaluate.reach import sinks
from kling_route.lint.evaluate.serving import emitters
from kling_route.lint.evaluate.values import (
    NOTHING,
    UNKNOWN,
    Alternative,
    Bound,
    Check,
    ClassValue,
    Closure,
    Const,
    Cut,
    Encoded,
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
from kling_route.lint.evaluate.workflow import queues, submits
from kling_route.lint.walking import nodes
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


UNIFORM = ("ruby",)
"""Languages in which an attribute is read by a call without arguments."""


class Site(NamedTuple):
    """The method's name, the callee as written, where the name stands, and the whole call."""

    name: str
    written: str
    at: Place
    place: Place


def call(run: Run, owner: Value, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """`owner.name(arguments)`."""
    queues.handed(run, site, arguments, frame)
    emitters.called(run, site.name, arguments, frame)
    if not owner:
        return unknowns.send(run, site, arguments, frame)
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
        told, *failed = [argument.value for argument in arguments]
        watched = [item.fields for item in told if isinstance(item, Record)]  # `subscribe({next, error})`
        for failing in (*failed, *(fields["error"].value for fields in watched if "error" in fields)):
            run_function(run, failing, [(Opaque(),)], site.place, frame)
        told = join(told, *(fields["next"].value for fields in watched if "next" in fields))
        return run_function(run, told, [owner], site.place, frame)
    if site.name in kinds["piped"] and arguments:
        return _piped(run, owner, site, arguments, frame)
    if site.name in kinds["otherwise"] and arguments:
        return run.fall_back(owner, arguments[0].value)
    with_fields = tuple(item for item in owner if mappings.is_mapping(item))
    found = [mappings.call(run, with_fields, site, arguments, frame)] if with_fields else []
    for item in owner:
        if not mappings.is_mapping(item):
            made = _of(run, item, site, arguments, frame)
            found.append(made)
            aside = run.ecosystems.response.get(site.name) == "aside"
            less_known = frame.file.language in run.ecosystems.less_known
            if not made and not aside and isinstance(item, (Response, Encoded)) and less_known:
                submits.keep(run, frame, (item,))
    return join(*found)


def _of(run: Run, item: Alternative, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    kinds = run.ecosystems.methods
    if isinstance(item, Response) and run.ecosystems.response.get(site.name) in ("sent", "listened"):
        return _of_stream(run, item, site, arguments, frame)
    if isinstance(item, Response) and site.name in run.ecosystems.queued_calls:
        return _hand_over(run, item, site, arguments, frame)
    if isinstance(item, Response) and site.name in run.ecosystems.raising:
        frame.raising.add(item.request)
        return (item,)
    if isinstance(item, Cut) and site.name in run.ecosystems.revealing:
        return item.value
    if isinstance(item, (Response, Inbound, Encoded)) and (
        site.name in kinds["decoding"] or any(accessors.is_type(run, argument) for argument in arguments)
    ):
        held = item.value if isinstance(item, Encoded) else item.body
        of_type = [argument for argument in arguments if argument.name == ir.TYPE_ARGUMENT] or arguments
        return accessors.as_type(run, held, [argument.value for argument in of_type], site.place, frame)
    by_path = site.name in kinds["reading"] and isinstance(item, (Text, Opaque))
    if by_path and (text := documents.read(run, (item,), frame)):
        return text
    if site.name in kinds["below"] and arguments:
        return joining.below(item, arguments[0].value, site.place)
    if isinstance(item, Inbound):
        return _of_inbound(run, item, site, arguments, frame)
    if isinstance(item, Response):
        found = members.read(run, (item,), site.name, site.at)
        is_body = run.ecosystems.response.get(site.name) == "decoded"
        return (
            mappings.dig(run, found, arguments[:1], frame) if is_body and arguments and not arguments[0].name else found
        )
    if site.name in kinds["digging"]:
        return mappings.dig(run, (item,), arguments, frame)
    if isinstance(item, Closure):
        return _of_function(run, item, site, arguments, frame)
    if isinstance(item, Items) or (isinstance(item, Typed) and item.schema.items is not None):
        return lists.call(run, item, site, arguments, frame)
    if isinstance(item, (Encoded, Response)) and site.name in kinds["filling"] and arguments:
        return filling.into(run, (item,), arguments[0], frame)
    if isinstance(item, Encoded) and run.ecosystems.reads(site.name, frame.file.language) and arguments:
        return mappings.call(run, item.value, site, arguments, frame)
    if isinstance(item, Encoded) and (kind := run.ecosystems.response.get(site.name)) in ("decoded", "raw"):
        return item.value if kind == "decoded" else (item,)
    if isinstance(item, StatusCode):
        return _of_status(run, item, site.name)
    if isinstance(item, (Const, Text, Encoded, Typed)):
        return texts.call(run, item, site, arguments)
    if isinstance(item, ClassValue) and site.name in kinds["validators"]:
        return arguments[0].value if arguments else UNKNOWN
    if isinstance(item, Instance) and site.name in kinds["field-methods"]:
        return collecting.fields_of((item,), site.place)
    if isinstance(item, Instance):
        return accessors.call(run, item, site.name, arguments)
    if isinstance(item, Opaque):
        return unknowns.call(run, item, site, arguments, frame)
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


def run_function(run: Run, function: Value, values: Sequence[Value], place: Place, frame: Frame) -> Value:
    """What functions make of values that a library hands to them. No call of the project stands between."""
    return hand(run, function, [Argument(None, value, libraries.NOWHERE, "", place) for value in values], place, frame)


def hand(run: Run, function: Value, given: list[Argument], place: Place, frame: Frame) -> Value:
    """What functions make of arguments that a library hands to them."""
    found: list[Value] = []
    for item in function:
        if isinstance(item, Bound):
            found.append(hand(run, item.function, [*item.arguments, *given], place, frame))
        elif isinstance(item, Closure):
            written_there = item.file is place.file and place.start <= item.function.start < place.end
            found.append(functions.follow(run, item, given, None if written_there else place, frame))
        elif isinstance(item, Opaque):
            if sinks.is_sink_path(run, item.path, frame):
                sinks.written(run, given, place, frame)
                continue
            submits.passed(run, UNKNOWN, (item,), given, frame)
            found.append(libraries.call(run, item, given, place, frame))
    return join(*found)


def _piped(run: Run, value: Value, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """`stream.pipe(map(f), tap(g))`: one function after the other is given the value."""
    for argument in arguments:
        makers = tuple(item for item in argument.value if isinstance(item, Closure))
        if makers:
            value = run_function(run, makers, [value], site.place, frame)
        for item in argument.value:
            if isinstance(item, Opaque) and item.options is not None:
                _watched(run, value, item, site, frame)
    return value


def _watched(run: Run, value: Value, operator: Opaque, site: Site, frame: Frame) -> None:
    """Some operators of a library only look at the value, some ask for it again whatever the failure is."""
    fields = operator.options.fields if operator.options is not None else {}
    path = operator.path.removesuffix("()")
    if path in run.ecosystems.watchers:
        for field in fields.values():
            run_function(run, field.value, [value], site.place, frame)
    judging = run.ecosystems.resenders.get(path)
    if judging is not None and not any(_judges(fields[name].value) for name in judging & fields.keys()):
        submits.insisted(run, value)


def _judges(option: Value) -> bool:
    """Whether an option may decide by the failure: no number, and no function that does not look at it."""
    for item in option:
        if isinstance(item, Closure):
            first = item.function.parameters[0].target if item.function.parameters else None
            names = {node.id for node in nodes(item.function.body) if isinstance(node, ir.Name)}
            if first is not None and (not isinstance(first, ir.Name) or first.id in names):
                return True
        elif not isinstance(item, Const):
            return True
    return not option


def answer(
    run: Run, callback: Value, response: Value, body: Value, place: Place, frame: Frame, order: Sequence[str] = ()
) -> None:
    """A library calls back with a response; one that may fail gives an error first, and the body last, unless it has
    another `order`.
    """
    if order:
        given = [response if part == "response" else (Opaque(),) for part in order]
        run_function(run, callback, given, place, frame)
    elif any(isinstance(item, Closure) and len(item.function.parameters) > 1 for item in callback):
        run_function(run, callback, [(Opaque(),), response, body], place, frame)
    else:
        run_function(run, callback, [response], place, frame)


def _of_stream(run: Run, item: Response, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """A request whose body is written after it was made (`request.end(body)`), an answer that arrives in events."""
    if run.ecosystems.response[site.name] == "sent":
        takes = item.request.endpoint.takes if item.request.endpoint is not None else None
        if takes is not None and arguments:
            bodies.send(run, arguments[0].value, takes, item.request)
        if arguments:
            answer(run, arguments[0].value, (item,), item.body, site.place, frame)
    elif len(arguments) > 1:
        fails = any(run.ecosystems.response.get(event) == "failing" for event in constant_texts(arguments[0].value))
        brought: Value = (Opaque(),) if fails else (Encoded(item.body),)
        run_function(run, arguments[1].value, [brought], site.place, frame)
    return (item,)


def _hand_over(run: Run, item: Response, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """`call.enqueue(callback)`: one function of an object is handed the call and its answer."""
    for given in arguments[-1].value if arguments else ():
        for name, field in given.fields.items() if isinstance(given, Record) else ():
            if name in run.ecosystems.answer_takers:
                run_function(run, field.value, [(Opaque(),), (item,)], site.place, frame)
    return UNKNOWN


def _of_inbound(run: Run, item: Inbound, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    """A method of an incoming request: it may be read as a mapping, and arrive in events."""
    if run.ecosystems.inbound.get(site.name) == "listened" and len(arguments) > 1:
        run_function(run, arguments[1].value, [(Encoded(item.body),)], site.place, frame)
        return (item,)
    if run.ecosystems.reads(site.name, frame.file.language) and arguments:
        holder = members.mixed(item) if frame.file.language in members.SUBSCRIPTED else (item,)
        return mappings.dig(run, holder, arguments[:1], frame)
    if site.name in run.ecosystems.methods["filling"] and arguments:
        return filling.into(run, (item,), arguments[0], frame)
    found = members.read(run, (item,), site.name, site.at)
    is_body = run.ecosystems.inbound.get(site.name) in ("decoded", "mixed")
    if is_body and arguments and any(constant_texts(arguments[0].value)):
        part = mappings.dig(run, found, arguments[:1], frame)
        return run.fall_back(part, arguments[1].value) if len(arguments) > 1 else part
    return found


def _of_function(run: Run, item: Closure, site: Site, arguments: Sequence[Argument], frame: Frame) -> Value:
    if site.name == "call":
        return functions.follow(run, item, list(arguments[1:]), site.place, frame)
    if site.name == "bind":
        return (Bound((item,), tuple(arguments[1:])),) if len(arguments) > 1 else (item,)
    kinds = run.ecosystems.methods
    if site.name in kinds["mapped"] and arguments:
        return (
            Items(
                [run_function(run, (item,), [elements.each(arguments[0].value)], site.place, frame)], False, site.place
            ),
        )
    if site.name in kinds["started"]:
        return functions.follow(run, item, arguments, site.place, frame)
    queues.put(run, item, site.name, arguments, site.place, frame)
    return UNKNOWN
