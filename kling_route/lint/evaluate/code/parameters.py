"""Gives a function's parameters their values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import combine, hints, members, targets
from kling_route.lint.evaluate.code.arguments import Argument
from kling_route.lint.evaluate.library import elements, options
from kling_route.lint.evaluate.scope import Frame
from kling_route.lint.evaluate.serving import handlers
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Closure,
    Field,
    Items,
    Record,
    Value,
    join,
)

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run


BRACELESS = frozenset({"ruby"})
"""Languages in which arguments with names that no parameter has are one mapping."""


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
            rest = _rest(function, parameter, positional[index:], [*named.values(), *spread], frame)
            targets.bind(run, target, rest, frame, declared=True)
            continue
        given = named.pop(target.id, None) if isinstance(target, ir.Name) else None
        if given is None and index < len(positional):
            given = positional[index]
            index += 1
        if given is not None:
            value = given.value
            if isinstance(target, ir.Name):
                owner = closure.owner.node.name if closure.owner is not None else function.name
                run.name_constants(given.node, value, owner, target.id)
        elif named and frame.file.language in BRACELESS and named.keys().isdisjoint(_names(function)):
            value = _rest(function, parameter, (), list(named.values()), frame)
            named.clear()
        elif spread:
            value = _from_spread(run, spread, target, frame) or _missing(run, parameter, False, frame, index)
        else:
            value = _missing(run, parameter, arguments is None, frame, index)
            index += arguments is None
            if arguments is None and function.decorators and isinstance(target, ir.Name):
                value = join(options.decorated(run, function, target.id, frame), value)
        targets.bind(run, target, value, frame, declared=True)


def _names(function: ir.Function) -> Iterator[str]:
    return (part.target.id for part in function.parameters if isinstance(part.target, ir.Name))


def _rest(
    function: ir.Function,
    parameter: ir.Parameter,
    positional: Sequence[Argument],
    named: Sequence[Argument],
    frame: Frame,
) -> Value:
    """What a parameter like `*args` or `**fields` collects."""
    place = frame.place(parameter.start, parameter.end)
    if parameter.unpack == "*":
        return (Items([argument.value for argument in positional], True, place),)
    record = Record(place)
    record.open = not named
    for argument in named:
        if argument.name:
            record.fields[argument.name] = Field(argument.value, argument.place, True)
        elif argument.unpack == "**":
            combine.spread(record, argument.value)
    for other in function.parameters:
        if isinstance(other.target, ir.Name) and not other.unpack:
            record.fields.pop(other.target.id, None)
    return (record,)


def _from_spread(run: Run, spread: Sequence[Argument], target: ir.Expression, frame: Frame) -> Value:
    found: list[Value] = []
    for argument in spread:
        if argument.unpack == "**" and isinstance(target, ir.Name):
            found.append(
                members.read(run, argument.value, target.id, frame.place(argument.node.start, argument.node.end))
            )
        else:
            found.append(elements.each(argument.value))
    return join(*found)


def _missing(run: Run, parameter: ir.Parameter, outside: bool, frame: Frame, index: int) -> Value:
    incoming = handlers.parameter(run, parameter, index, frame) if outside else UNKNOWN
    if incoming:
        return incoming
    default = run.value(parameter.default, frame) if parameter.default is not None else UNKNOWN
    if not outside:
        return default
    known = hints.annotated(run, parameter.annotation, frame.scope)
    if handlers.from_anybody(run, parameter):
        handlers.mark(run, (known,), "inner")
    return join(default, (known,))
