"""Where the project's functions are told to web frameworks: under which paths and names they receive requests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.http import proxies
from kling_route.lint.evaluate.reach import sinks
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    ClassValue,
    Closure,
    ModuleValue,
    Opaque,
    Record,
    Value,
    join,
    texts,
)
from kling_route.lint.words import words

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.code.called import Called
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


def register(run: Run, call: Called, frame: Frame) -> None:
    """`app.post("/webhooks/…", handler)`, `Route("/webhooks/…", handler)`, `onRequest(handler)`."""
    tables, owner, arguments = run.ecosystems, call.owner, call.arguments
    handlers = list(_functions(run, [argument.value for argument in arguments]))
    if not handlers or any(isinstance(item, Closure) for item in owner):
        return
    name = call.written.rpartition(".")[2]
    is_route = name in tables.route_methods if isinstance(call.callee, ir.Attribute) else name in tables.route_makers
    first = arguments[0].value
    is_route = is_route or (name in tables.route_methods and any(text.startswith("/") for text in texts(first)))
    above = _of_owner(run, owner) if is_route else ()
    if name in tables.route_ends:
        is_route, above = True, _of_chain(run, call.callee, frame)
    paths = [*_leading(arguments), *_option(arguments, tables.route_options), *above]
    for function in handlers:
        if is_route and paths:
            note(run, function, paths, frame)
        elif run.names and _takes_request(run, function):
            note(run, function, run.names, frame)


def _leading(arguments: Sequence[Argument]) -> Iterable[str]:
    """The texts before anything else: a path, or its pieces (`"hooks", "done"`)."""
    for argument in arguments:
        found = list(texts(argument.value))
        if not found:
            return
        yield from found


def _of_owner(run: Run, owner: Value) -> list[str]:
    """The path that a router was made with: `Router({prefix: …})`, `router.route("/…")`."""
    found: list[str] = []
    for item in owner:
        if isinstance(item, Opaque) and item.options is not None:
            maker = item.path.removesuffix("()").rpartition(".")[2]
            for name, field in item.options.fields.items():
                if "prefix" in words(name) or (name == "0" and maker in run.ecosystems.routers):
                    found += texts(field.value)
    return found


def _of_chain(run: Run, callee: ir.Expression, frame: Frame) -> list[str]:
    """The path with which calls begin that end in a handler: `router.post("/…").handler(parse).handler(f)`."""
    while isinstance(callee, ir.Attribute) and isinstance(callee.object, ir.Call):
        begun = callee.object
        callee = begun.callee
        is_path = isinstance(callee, ir.Attribute) and callee.name in run.ecosystems.route_methods
        if is_path and begun.arguments and isinstance(begun.arguments[0].value, (ir.Literal, ir.Name, ir.Attribute)):
            return list(texts(run.value(begun.arguments[0].value, frame)))
    return []


def _option(arguments: Sequence[Argument], names: frozenset[str]) -> list[str]:
    """A path that is given by its name."""
    found = [text for argument in arguments if argument.name in names for text in texts(argument.value)]
    for item in arguments[0].value:
        if isinstance(item, Record):
            found += [text for name in names & item.fields.keys() for text in texts(item.fields[name].value)]
    return found


def _functions(run: Run, values: Iterable[Value]) -> Iterable[ir.Function]:
    """The functions among values: alone, as parts of options, as methods of a class that receive requests."""
    pending, met = list(values), set[int]()
    while pending:
        for item in pending.pop():
            if isinstance(item, Closure):
                yield item.function
            elif isinstance(item, Record) and id(item) not in met:
                met.add(id(item))  # options may hold each other
                pending += [field.value for field in item.fields.values()]
            elif isinstance(item, ClassValue):
                yield from (item.methods[name] for name in item.methods if name in run.ecosystems.receiving_methods)


def _takes_request(run: Run, function: ir.Function) -> bool:
    first = function.parameters[0].target if function.parameters else None
    return isinstance(first, ir.Name) and first.id in run.ecosystems.handler_parameters


def paired(run: Run, path: str, value: Value, frame: Frame) -> None:
    """`"/webhooks/…": handler` and `("/webhooks/…", handler)`, in a table of routes."""
    if "/" in path:
        for function in _functions(run, (value,)):
            note(run, function, [path], frame)


def decorated(run: Run, decorator: ir.Expression, function: ir.Function, around: Sequence[str], frame: Frame) -> None:
    """`@app.post("/webhooks/…")`; `around` are the paths of the class that it stands in."""
    if not isinstance(decorator, ir.Call):
        return
    owner, _, method = sinks.dotted(decorator.callee).rpartition(".")
    tables = run.ecosystems
    if method not in tables.route_methods and method.lower() not in tables.route_methods:
        return
    given = [part.value for part in decorator.arguments if part.name in tables.route_options or part.name is None]
    paths = [text for value in given[:1] for text in texts(run.value(value, frame))]
    callee = decorator.callee
    prefixes = _of_owner(run, run.value(callee.object, frame)) if isinstance(callee, ir.Attribute) else []
    note(run, function, [*paths, *prefixes, *around, owner], frame)


def of_class(run: Run, node: ir.Class, frame: Frame) -> list[str]:
    """The paths and the name under which a class receives requests."""
    calls = (mark for mark in node.decorators if isinstance(mark, ir.Call))
    given = (run.value(argument.value, frame) for call in calls for argument in call.arguments)
    return [*(text for value in given for text in texts(value)), node.name]


def note(run: Run, function: ir.Function, names: Sequence[str], frame: Frame) -> None:
    """A function receives the requests to these paths."""
    run.routes.setdefault(id(function), []).extend(name for name in names if name)
    proxies.serve(run, function, names)
    if is_hook(run, [*names, function.name], frame.file.path):
        run.handlers.add(id(function))


def exported(run: Run, module: ModuleValue, path: str) -> None:
    """A framework finds functions by their names in files of their own, wrapped or not."""
    served = proxies.by_file(run, path)
    for name in run.ecosystems.exported_handlers & module.scope.variables.keys():
        for item in _unwrapped(module.scope.variables[name]):
            if isinstance(item, Closure):
                proxies.serve(run, item.function, [served] if served else ())
                if served:
                    run.routes.setdefault(id(item.function), []).append(served)
                if is_hook(run, [path], path):
                    run.handlers.add(id(item.function))


def _unwrapped(value: Value) -> Value:
    """What a library's function was given that made a value."""
    made = [item for item in value if isinstance(item, Opaque) and item.options is not None]
    inner = (field.value for item in made if item.options for field in item.options.fields.values())
    return join(value, *inner) or UNKNOWN


def is_hook(run: Run, names: Sequence[str], path: str) -> bool:
    """Whether paths and names say that the API's webhooks arrive there, and not those of another service."""
    tables, file = run.ecosystems, words(path.rsplit("/", 1)[-1])
    found = frozenset(word for name in names for word in words(name))
    own = tables.hook_words | (frozenset((run.catalogue.mention,)) if file & tables.hook_words else frozenset())
    return bool(found & own) and not (found | file) & tables.other_services
