"""Calls: what they give back, and following those of the project's own functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from kling_route.lint import ir
from kling_route.lint.evaluate import classes, handlers, libraries, members, methods, sinks, targets
from kling_route.lint.evaluate.scope import Call, Frame, Scope
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    ClassValue,
    Closure,
    Field,
    Instance,
    Items,
    Opaque,
    Place,
    Record,
    Value,
    join,
)
from kling_route.lint.words import words

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run

DEPTH = 12
"""How many calls deep functions are followed."""
REPEATS = 2
"""How often a function may stand in a chain of calls."""


class Argument(NamedTuple):
    """An argument with its value. `unpack` as in `ir.Argument`."""

    name: str | None
    value: Value
    node: ir.Expression
    unpack: str


def call(run: Run, node: ir.Call, frame: Frame) -> Value:
    """Follow a call."""
    place = frame.place(node.start, node.end)
    callee = node.callee
    owner: Value = UNKNOWN
    if isinstance(callee, ir.Attribute):
        owner = members.incoming(run, run.value(callee.object, frame))
        arguments = evaluate_arguments(run, node, frame)
        target = _method_target(run, owner, callee, frame)
    else:
        target = run.value(callee, frame)
        arguments = evaluate_arguments(run, node, frame)
    if sinks.is_sink(run, callee, owner, target, arguments, frame):
        sinks.written(run, arguments, place, frame)
        return UNKNOWN
    handlers.register(run, callee, owner, arguments, frame)
    found = [apply(run, item, arguments, place, frame) for item in target]
    if isinstance(callee, ir.Attribute):
        site = methods.Site(callee.name, frame.place(callee.at, callee.end), place)
        found += [methods.call(run, item, site, arguments, frame) for item in owner]
        if not owner:
            found.append(methods.of_unknown(run, site, arguments, frame))
    result = join(*found)
    return result if result or target or owner else _unknown_result(run, node)


def _unknown_result(run: Run, node: ir.Call) -> Value:
    known = run.opaque_results.get(id(node))
    if known is None:
        known = run.opaque_results[id(node)] = (Opaque(),)
    return known


def _method_target(run: Run, owner: Value, callee: ir.Attribute, frame: Frame) -> Value:
    """The functions that `owner.name` is; methods that values have by nature are left to `methods`."""
    found: list[Value] = []
    for item in owner:
        if isinstance(item, (Instance, ClassValue, Record)) or item.__class__.__name__ == "ModuleValue":
            value = members.read(run, (item,), callee.name, frame.place(callee.at, callee.end))
            found.append(tuple(part for part in value if isinstance(part, (Closure, ClassValue, Opaque))))
        elif isinstance(item, Opaque) and not item.environment:
            found.append(members.read(run, (item,), callee.name, frame.place(callee.at, callee.end)))
    return join(*found)


def evaluate_arguments(run: Run, node: ir.Call, frame: Frame) -> list[Argument]:
    """The values of a call's arguments."""
    outer = run.names
    found: list[Argument] = []
    last = node.callee.name if isinstance(node.callee, ir.Attribute) else getattr(node.callee, "id", "")
    for argument in node.arguments:
        run.names = (*outer, last, argument.name) if argument.name else outer
        value = run.value(argument.value, frame)
        if argument.name:
            run.name_constants(argument.value, value)
        found.append(Argument(argument.name, value, argument.value, argument.unpack))
    run.names = outer
    return found


def apply(run: Run, target: object, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    """Call one thing that a callee may be."""
    if isinstance(target, Closure):
        return follow(run, target, arguments, place, frame)
    if isinstance(target, ClassValue):
        return classes.construct(run, target, list(arguments), place)
    if isinstance(target, Opaque):
        return libraries.call(run, target, arguments, place, frame)
    return UNKNOWN


def declare(run: Run, closure: Closure, frame: Frame) -> None:
    """A function was met: keep it for following on its own, and see what its defaults and decorators tell."""
    run.closures.append(closure)
    decorate(run, closure, frame)


def decorate(run: Run, closure: Closure, frame: Frame) -> None:
    """Follow a function's decorators and constant defaults."""
    function = closure.function
    for decorator in function.decorators:
        run.value(decorator, frame)
        handlers.decorated(run, decorator, function, frame)
    for parameter in function.parameters:
        if parameter.default is not None and isinstance(parameter.target, ir.Name):
            if isinstance(parameter.default, ir.Literal):
                value = run.value(parameter.default, frame)
                owner = closure.owner.node.name if closure.owner is not None else function.name
                run.name_constants(parameter.default, value, owner, parameter.target.id)


def follow(
    run: Run, closure: Closure, arguments: Sequence[Argument] | None, place: Place | None, caller: Frame | None = None
) -> Value:
    """What a project function gives back for these arguments. None for `arguments`: nobody is known to call it."""
    function = closure.function
    if arguments is not None and words(function.name) & run.ecosystems.redactors:
        return UNKNOWN
    calls = caller.calls if caller is not None else ()
    if len(calls) >= DEPTH or sum(made.function == id(function) for made in calls) >= REPEATS:
        return UNKNOWN
    run.followed.add(id(function))
    scope = Scope(closure.scope)
    if place is not None:
        calls = (*calls, Call(place, tuple(argument.value for argument in arguments or ()), id(function)))
    frame = Frame(closure.file, scope, calls, caller.failed if caller is not None else frozenset())
    if function.receiver is not None:
        scope.variables[function.receiver] = closure.receiver
    bind_parameters(run, closure, arguments, frame)
    from kling_route.lint.evaluate.statements import body

    body(run, function.body, frame)
    return frame.returned


def bind_parameters(run: Run, closure: Closure, arguments: Sequence[Argument] | None, frame: Frame) -> None:
    """Give the parameters of a function their values."""
    function = closure.function
    positional = [argument for argument in arguments or () if not argument.name and not argument.unpack]
    named = {argument.name: argument for argument in arguments or () if argument.name}
    spread = [argument for argument in arguments or () if argument.unpack]
    index = 0
    for parameter in function.parameters:
        target = parameter.target
        if parameter.unpack:
            rest = _rest(parameter, positional[index:], list(named.values()), frame)
            targets.bind(run, target, rest, frame)
            continue
        given = named.pop(target.id, None) if isinstance(target, ir.Name) else None
        if given is None and index < len(positional):
            given = positional[index]
            index += 1
        if given is not None:
            value = given.value
            owner = closure.owner.node.name if closure.owner is not None else function.name
            if isinstance(target, ir.Name):
                run.name_constants(given.node, value, owner, target.id)
        elif spread:
            value = _from_spread(run, spread, target, frame)
        else:
            value = _missing(run, parameter, arguments is None, frame, index)
            index += arguments is None
        targets.bind(run, target, value, frame)


def _rest(parameter: ir.Parameter, positional: Sequence[Argument], named: Sequence[Argument], frame: Frame) -> Value:
    place = frame.place(parameter.start, parameter.end)
    if parameter.unpack == "*":
        return (Items([argument.value for argument in positional], True, place),)
    record = Record(place)
    record.open = not named
    for argument in named:
        if argument.name:
            record.fields[argument.name] = Field(argument.value, place, True)
    return (record,)


def _from_spread(run: Run, spread: Sequence[Argument], target: ir.Expression, frame: Frame) -> Value:
    found: list[Value] = []
    for argument in spread:
        if argument.unpack == "**" and isinstance(target, ir.Name):
            found.append(members.read(run, argument.value, target.id, frame.place(argument.node.start, argument.node.end)))
        else:
            found.append(members.element(argument.value))
    return join(*found)


def _missing(run: Run, parameter: ir.Parameter, outside: bool, frame: Frame, index: int) -> Value:
    default = run.value(parameter.default, frame) if parameter.default is not None else UNKNOWN
    if not outside:
        return default
    incoming = handlers.parameter(run, parameter, index)
    if incoming:
        return incoming
    return join(default, (Opaque(_annotated(run, parameter.annotation, frame)),))


def _annotated(run: Run, annotation: str, frame: Frame) -> str:
    """The dotted path of what a parameter is annotated with, as if it had been made there."""
    first, *rest = annotation.strip("\"'").split("|")[0].strip().split(".")
    if not first.isidentifier():
        return ""
    paths = [item.path for item in run.look_up(first, frame.scope) if isinstance(item, Opaque)]
    return ".".join([paths[0], *rest]) + "()" if paths and paths[0] else ""


