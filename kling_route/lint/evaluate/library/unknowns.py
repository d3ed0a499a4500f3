"""Methods of values from outside, which may be anything: a list, a mapping, a client of HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.code import members
from kling_route.lint.evaluate.http import addresses, requests, roles
from kling_route.lint.evaluate.library import accessors, calling, elements, methods, shapes, texts
from kling_route.lint.evaluate.library.given import Given
from kling_route.lint.evaluate.values import UNKNOWN, Encoded, Field, Items, Opaque, Record, Text, Value, join
from kling_route.lint.evaluate.values import texts as constant_texts
from kling_route.lint.evaluate.workflow import polling

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


def call(run: Run, item: Opaque, site: methods.Site, arguments: Sequence[Argument], frame: Frame) -> Value:
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
    if name in tables.methods["written"] and arguments and item.options is not None:
        _write(item.options, arguments)
    if name in tables.methods["decoding"] and arguments:
        return accessors.decoded(run, arguments, site.place, frame)
    if name in tables.methods["submitters"]:
        return calling.called(Given(run, arguments, site.place, frame))
    if name in tables.methods["spawned"] and arguments:
        return arguments[0].value
    if name in tables.methods["validators"] and arguments:
        return shapes.parsed(run, item, arguments[0].value) if item.path == shapes.PATH else arguments[0].value
    if name in tables.wrapped and arguments:
        held = shapes.parsed(run, item, arguments[0].value) if item.path == shapes.PATH else arguments[0].value
        record = Record(site.place)
        record.fields[tables.wrapped[name]] = Field(held, site.at, True)
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
    if tables.reads(name, frame.file.language) and arguments:
        sent = send(run, site, arguments, frame)
        if sent:
            return sent
        found = members.subscript(run, (item,), arguments[0].value, site.at, frame) if arguments[0].value else UNKNOWN
        return run.fall_back(found, arguments[1].value if len(arguments) > 1 else UNKNOWN)
    if name in tables.methods["mapped"] or name in tables.methods["visited"]:
        pooled = name in tables.methods["mapped"] and len(arguments) > 1  # `pool.map(function, list)`
        inner = elements.each(arguments[1].value) if pooled else item.member("[]")
        before = len(run.trace)
        made = methods.run_function(run, arguments[0].value if arguments else UNKNOWN, [inner], site.place, frame)
        polling.swept(run, before)
        return (Items([made], False, site.place),) if name in tables.methods["mapped"] else UNKNOWN
    if not arguments and (not item.path or name in item.members) and frame.file.language in methods.UNIFORM:
        return members.read(run, (item,), name, site.at)
    return send(run, site, arguments, frame)


def _write(made_with: Record, arguments: Sequence[Argument]) -> None:
    """`json.NewEncoder(buffer).Encode(value)`: what was made for a text writes into it."""
    for field in made_with.fields.values():
        for item in field.value:
            if isinstance(item, Text):
                item.parts = (*item.parts, *((Encoded(argument.value),) for argument in arguments))


def send(run: Run, site: methods.Site, arguments: Sequence[Argument], frame: Frame) -> Value:
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
    if sender is None or not arguments or not addresses.api_paths(run, arguments[0].value, UNKNOWN, True):
        return UNKNOWN
    return (Opaque(f"{path}()", options=roles.options(sender, arguments, frame)),)
