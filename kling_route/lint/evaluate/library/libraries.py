"""Functions of libraries and of the languages, by the tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import combine, functions
from kling_route.lint.evaluate.http import builders, declared, interceptors, requests, roles
from kling_route.lint.evaluate.library import documents, options, shapes
from kling_route.lint.evaluate.library.given import Given
from kling_route.lint.evaluate.serving import handlers
from kling_route.lint.evaluate.values import UNKNOWN, Closure, Const, Field, Opaque, Place, Record, Value, join, texts
from kling_route.lint.evaluate.workflow import results, retriers
from kling_route.lint.words import words

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

NOWHERE = ir.Literal(-1, -1, None)
"""Stands for an argument that a library hands over: it is written nowhere."""

IMPORTERS = ("require", "import")
"""Functions of JavaScript that give a module."""


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
    kind = tables.functions.get(path)
    if kind == "opened" and (text := _opened_text(run, arguments, place, frame)):
        return text
    owner = _owner(run, target)
    if path in tables.senders:
        sent = requests.send(run, tables.senders[path], owner, arguments, place, frame)
        return _answered(run, owner, path, sent)
    if path in tables.builders and target.owner is not None:
        return builders.put(run, target.owner, tables.builders[path], arguments, place)
    if path in tables.sent and target.owner is not None:
        return builders.send(run, target.owner, path, arguments, place, frame)
    if path in tables.declared_makers:
        return declared.made(target, arguments)
    if path in tables.prepared:
        return (Opaque(f"{path}()", options=roles.options(tables.prepared[path], arguments, frame)),)
    if path in tables.environment_functions:
        return _environment(run, arguments) if arguments else (Opaque(f"{path}()"),)
    if path in IMPORTERS and arguments:
        return _require(run, arguments[0], frame)
    if target.owner is not None and target.owner.path in tables.parsers:
        return options.chain(run, target.owner, path.rsplit(".", 1)[-1], arguments, place, frame)
    if target.owner is not None and target.owner.path == shapes.PATH and not tables.parses(path):
        return shapes.refined(run, target.owner, path.rsplit(".", 1)[-1], arguments)
    if path.startswith(tables.shape_makers):
        return shapes.made(run, path, arguments, place)
    if interceptors.register(run, target, arguments):
        return UNKNOWN
    if path in tables.client_retriers:
        retriers.attach(run, path, [argument.value for argument in arguments])
    if path in tables.openers:
        return _opened(run, path, arguments, place, frame)
    if kind in ("declarers", "parsers") and target.owner is not None:
        return options.declare(target.owner, arguments) if kind == "declarers" else options.parsed(target.owner, path)
    if kind is not None:
        return run.intrinsics[kind](Given(run, arguments, place, frame))
    last = path.rsplit(".", 1)[-1]
    if f"{path}()" in tables.type_variables:
        return (Opaque(f"{path}()", options=made_with(arguments, place)),)
    if words(last) & tables.redactors or last in tables.own_redactors or path in tables.own_redactors:
        return UNKNOWN
    made = _of_unknown(run, arguments, frame)
    return made or (Opaque(f"{path}()", options=made_with(arguments, place)),)


def _opened_text(run: Run, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    """The text behind an address: of a file of the project, or of the request that a page answers."""
    address = arguments[0].value if arguments else UNKNOWN
    return handlers.posted(run, address, place, frame) or documents.opened(run, arguments, frame)


def _opened(run: Run, path: str, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    """What a function makes and hands to a block: that, or what the block gives back."""
    from kling_route.lint.evaluate.code.arguments import Argument as Given

    opened = run.ecosystems.openers[path]
    made: Value = (Opaque(opened, options=made_with(arguments, place)),)
    blocks = [item for argument in arguments for item in argument.value if isinstance(item, Closure)]
    given = Given(None, made, NOWHERE, "", place)
    results = [functions.follow(run, block, [given], None, frame) for block in blocks]
    return join(*results) if results and opened != f"{path.removesuffix('.new')}()" else made


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
    if len(callbacks) != 1 or callbacks[0].function.parameters:
        return UNKNOWN
    made = functions.follow(run, callbacks[0], [], None, frame)
    if arguments and any(text.startswith("/") for text in texts(arguments[0].value)):  # what a route answers
        results.left(run, [made], frame.failed, kept=False)
    return made


def _environment(run: Run, arguments: Sequence[Argument]) -> Value:
    if not arguments:
        return UNKNOWN
    named = [item.value for item in arguments[0].value if isinstance(item, Const) and isinstance(item.value, str)]
    found = join(*(run.variable(name, arguments[0].place) for name in named)) if named else (Opaque(),)
    fallback = [argument for argument in arguments[1:] if argument.name in (None, "default")]
    return run.fall_back(found, fallback[0].value) if fallback else found


def _require(run: Run, argument: Argument, frame: Frame) -> Value:
    found: list[Value] = []
    for item in argument.value:
        if isinstance(item, Const) and isinstance(item.value, str):
            module = run.find_module(frame.file.path, item.value)
            found.append((module,) if module is not None else run.global_name(item.value.removeprefix("node:")))
    return join(*found)
