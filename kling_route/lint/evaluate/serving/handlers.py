"""The project's handlers of the API's webhooks: which functions they are, and what they receive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.library import filling
from kling_route.lint.evaluate.reach import sinks
from kling_route.lint.evaluate.serving import hooks, receivers, routes
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Alternative,
    ClassValue,
    Closure,
    Encoded,
    Inbound,
    Opaque,
    Place,
    Typed,
    Value,
    join,
    texts,
)
from kling_route.lint.words import words

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


def is_handler(run: Run, closure: Closure) -> bool:
    """Whether a function receives the API's webhooks: registered as one, found by its name in a file of webhooks, or
    told by what it reads.
    """
    function = closure.function
    if is_called_back(run, function):
        return True
    takes = _is_named(run, closure) or receivers.receives(run, function, closure.file.path)
    return takes and not hooks.dispatches(run, function)


def _is_named(run: Run, closure: Closure) -> bool:
    """Whether a function's route, or its name and that of its file, say that it receives webhooks."""
    function, path = closure.function, closure.file.path
    if id(function) in run.handlers or id(function) in run.routes:
        return id(function) in run.handlers
    if function.name in run.ecosystems.exported_handlers and closure.scope.parent is None and closure.owner is None:
        return routes.is_hook(run, [path], path)
    first = function.parameters[0].target if function.parameters else None
    is_view = (
        isinstance(first, ir.Name) and first.id in run.ecosystems.handler_parameters and closure.scope.parent is None
    )
    owner = closure.owner
    if owner is not None and function.name in run.ecosystems.receiving_methods:
        return routes.is_hook(run, [owner.node.name], path)
    if owner is not None and not function.parameters:
        is_view = bool(words(owner.node.name) & run.ecosystems.controllers)
        return is_view and routes.is_hook(run, [owner.node.name, function.name], path)
    return is_view and routes.is_hook(run, [function.name], path)


def is_called_back(run: Run, function: ir.Function) -> bool:
    """Whether a callback address that a request names ends with one of the function's routes."""
    paths = [path for path in run.routes.get(id(function), ()) if len(path) > 1 and path.startswith("/")]
    return any(
        address.split("?")[0].rstrip("/").endswith(path.rstrip("/")) for path in paths for address in run.callbacks
    )


def incoming(run: Run, place: Place) -> Inbound:
    """The request that brings a webhook to `place`."""
    body: Value = (Typed(run.catalogue.webhook, None, place),)
    return Inbound(body)


def posted(run: Run, address: Value, place: Place, frame: Frame) -> Value:
    """The body of the request that a page of webhooks answers, read from an address that stands for it."""
    path = frame.file.path
    if run.ecosystems.input_streams.isdisjoint(texts(address)) or not routes.is_hook(run, [path], path):
        return UNKNOWN
    return (Encoded((run.inbound or incoming(run, place)).body),)


def parameter(run: Run, parameter: ir.Parameter, index: int, frame: Frame) -> Value:
    """What a handler's parameter is: the request, or its body."""
    if run.inbound is None:
        return UNKNOWN
    tables = run.ecosystems
    annotation, is_body = _unwrapped(run, parameter.annotation.strip(": \"'?&"))
    plain = annotation.split("[")[0].split("<")[0]
    default = parameter.default
    is_body = is_body or (isinstance(default, ir.Call) and sinks.dotted(default.callee) in tables.body_decorators)
    if is_body and annotation in tables.text_types:
        return (Encoded(run.inbound.body),)
    if is_body or annotation in tables.inbound_bodies or (default is None and _is_model(run, plain, frame)):
        return _shaped(run, plain, frame) or run.inbound.body
    if index == 0 and receivers.is_payload(tables, parameter) and plain not in tables.inbound_types:
        return run.inbound.body
    is_request = plain in tables.inbound_types or (not annotation and (index == 0 or _is_inner(run, parameter.target)))
    return (run.inbound,) if is_request else UNKNOWN


def _unwrapped(run: Run, annotation: str) -> tuple[str, bool]:
    """A type without the one around it that says that it is the body of a request; whether there was one."""
    around, _, inside = annotation.partition("<")
    is_body = around in run.ecosystems.body_wrappers and bool(inside)
    return (inside.removesuffix(">"), True) if is_body else (annotation, False)


def _shaped(run: Run, annotation: str, frame: Frame) -> Value:
    """A webhook's body as an object of a class that gives the fields names of its own."""
    if run.inbound is None or frame.file.language not in run.ecosystems.less_known or not annotation.isidentifier():
        return UNKNOWN
    classes = (item for item in run.look_up(annotation, frame.scope) if isinstance(item, ClassValue))
    place = frame.place(frame.file.module.body[0].start if frame.file.module.body else 0, 0)
    return join(*(filling.shaped(run, cls, run.inbound.body, place) for cls in classes))


def _is_inner(run: Run, target: ir.Expression) -> bool:
    return isinstance(target, ir.Name) and run.ecosystems.inbound.get(target.id) == "inner"


def _is_model(run: Run, annotation: str, frame: Frame) -> bool:
    """Whether a parameter's type is a class of the project that describes data."""
    known = run.look_up(annotation, frame.scope) if annotation.isidentifier() else UNKNOWN
    return any(isinstance(item, ClassValue) and item.shown for item in known)


def from_anybody(run: Run, parameter: ir.Parameter) -> bool:
    """Whether a parameter of a function that nothing calls is a request, which may come from anybody."""
    target = parameter.target
    if isinstance(target, ir.MappingPattern):
        keys = (entry.key for entry in target.entries if isinstance(entry.key, ir.Literal))
        return any(run.ecosystems.inbound.get(str(key.value)) == "inner" for key in keys)
    annotation = parameter.annotation.strip(": \"'").split("[")[0].split("<")[0]
    named = isinstance(target, ir.Name) and target.id in run.ecosystems.handler_parameters
    return named or annotation in run.ecosystems.inbound_types


def take(run: Run, owner: Value, name: str, made: Value) -> None:
    """`made` is the part `name` of `owner`: remember it if that is a request of anybody."""
    kind = run.ecosystems.inbound.get(name, "")
    if kind and any(run.received.get(id(item), ("", ""))[1] == "inner" for item in owner):
        mark(run, made, kind)


def mark(run: Run, made: Value, kind: str) -> None:
    """A value is a request of anybody ("inner"), or its body ("decoded", "raw")."""
    run.received.update((id(item), (item, kind)) for item in made if isinstance(item, Opaque) and not item.environment)


def told(run: Run, value: Value, inbound: Inbound) -> Value:
    """A value where a test has told that the request of anybody is a webhook."""
    return join(*(_told(run, item, inbound) for item in value))


def _told(run: Run, item: Alternative, inbound: Inbound) -> Value:
    kind = run.received[id(item)][1] if id(item) in run.received else ""
    if kind == "decoded":
        return inbound.body
    return (Encoded(inbound.body),) if kind == "raw" else (inbound,) if kind else (item,)


def read(run: Run, function: str, given: Value, made: Value) -> None:
    """`made` is what a function reads of `given`: remember it if that is a request of anybody, or its body as text."""
    if run.received.keys().isdisjoint(map(id, given)):
        return
    kind = run.ecosystems.functions.get(function)
    if kind in ("decoders", "readers"):
        mark(run, made, "decoded")
