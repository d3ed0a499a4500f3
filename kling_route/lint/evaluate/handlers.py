"""The project's handlers of the API's webhooks: how frameworks are told of them, and what they receive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate import sinks
from kling_route.lint.evaluate.values import UNKNOWN, Closure, Inbound, Place, Typed, Value, texts
from kling_route.lint.words import words

if TYPE_CHECKING:
    from kling_route.lint.evaluate.arguments import Argument
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


def register(run: Run, callee: ir.Expression, owner: Value, arguments: Sequence[Argument], frame: Frame) -> None:
    """`app.post("/webhooks/…", handler)`."""
    if not isinstance(callee, ir.Attribute) or callee.name not in run.ecosystems.route_methods or len(arguments) < 2:
        return
    if any(isinstance(item, Closure) for item in owner):
        return
    paths = list(texts(arguments[0].value))
    for argument in arguments[1:]:
        for item in argument.value:
            if isinstance(item, Closure):
                _route(run, paths, item.function, frame.file.path)


def decorated(run: Run, decorator: ir.Expression, function: ir.Function, frame: Frame) -> None:
    """`@app.post("/webhooks/…")`."""
    if not isinstance(decorator, ir.Call):
        return
    method = sinks.dotted(decorator.callee).rsplit(".", 1)[-1]
    if method not in run.ecosystems.route_methods and method.lower() not in run.ecosystems.route_methods:
        return
    paths = [text for argument in decorator.arguments[:1] for text in texts(run.value(argument.value, frame))]
    _route(run, paths, function, frame.file.path)


def _route(run: Run, paths: list[str], function: ir.Function, file: str) -> None:
    run.routes.setdefault(id(function), []).extend(paths)
    if _is_hook(run, [*paths, function.name], file):
        run.handlers.add(id(function))


def _is_called_back(run: Run, function: ir.Function) -> bool:
    """Whether a callback address that a request names ends with one of the function's routes."""
    paths = [path for path in run.routes.get(id(function), ()) if len(path) > 1]
    return any(
        address.split("?")[0].rstrip("/").endswith(path.rstrip("/")) for path in paths for address in run.callbacks
    )


def is_handler(run: Run, closure: Closure) -> bool:
    """Whether a function receives the API's webhooks: registered as one, or found by its name in a file of webhooks."""
    function = closure.function
    if id(function) in run.handlers or _is_called_back(run, function):
        return True
    path = closure.file.path
    if function.name in run.ecosystems.exported_handlers and closure.scope.parent is None:
        return _is_hook(run, [path], path)
    first = function.parameters[0].target if function.parameters else None
    is_view = (
        isinstance(first, ir.Name) and first.id in run.ecosystems.handler_parameters and closure.scope.parent is None
    )
    return is_view and _is_hook(run, [function.name], path)


def _is_hook(run: Run, names: Sequence[str], path: str) -> bool:
    found = frozenset(word for name in names for word in words(name))
    around = found | words(path.rsplit("/", 1)[-1])
    return bool(found & run.ecosystems.hook_words) and not around & run.ecosystems.other_services


def incoming(run: Run, closure: Closure) -> Inbound:
    """The request that a handler receives."""
    function = closure.function
    place = Place(closure.file, function.start, function.start + 1)
    body: Value = (Typed(run.catalogue.webhook, None, place),)
    return Inbound(body)


def parameter(run: Run, parameter: ir.Parameter, index: int) -> Value:
    """What a handler's parameter is: the request, or its body."""
    if run.inbound is None:
        return UNKNOWN
    default = parameter.default
    if isinstance(default, ir.Call) and sinks.dotted(default.callee) in run.ecosystems.body_decorators:
        return run.inbound.body
    annotation = parameter.annotation.strip(": \"'")
    if annotation in run.ecosystems.inbound_bodies:
        return run.inbound.body
    plain = annotation.split("[")[0].split("<")[0]
    if plain in run.ecosystems.inbound_types or (not annotation and index == 0):
        return (run.inbound,)
    return UNKNOWN
