"""Calls: what they give back, and following those of the project's own functions."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kling_route.lint import ir
from kling_route.lint.evaluate import classes, combine, handlers, libraries, members, memory, methods, sinks, targets
from kling_route.lint.evaluate.scope import Call, Frame, Scope
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Alternative,
    ClassValue,
    Closure,
    Field,
    Instance,
    Items,
    ModuleValue,
    Opaque,
    Parent,
    Place,
    Record,
    Response,
    Typed,
    Value,
    join,
    leaves,
    texts,
)
from kling_route.lint.words import words

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run

DEPTH = 12
"""How many calls deep functions are followed."""


ENOUGH = 20_000
"""How many steps may be spent on one function, over all its calls."""


class Argument(NamedTuple):
    """An argument with its value.

    `unpack` as in `ir.Argument`; `place` is where its name, or else its value, starts.
    """

    name: str | None
    value: Value
    node: ir.Expression
    unpack: str
    place: Place


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
    if isinstance(callee, ir.Name):
        target = tuple(_by_name(run, item, callee.id) for item in target)
    found = [apply(run, item, arguments, place, frame) for item in target]
    if isinstance(callee, ir.Attribute):
        site = methods.Site(callee.name, sinks.dotted(callee), frame.place(callee.at, callee.end), place)
        found.append(methods.call(run, owner, site, arguments, frame))
    result = join(*found)
    own = any(isinstance(item, (Closure, ClassValue)) for item in target)
    return result if result or own else _unknown_result(run, node)


def _by_name(run: Run, item: Alternative, name: str) -> Alternative:
    """A parameter that has the name of a function that sends requests (`fetch`) is one."""
    is_parameter = isinstance(item, Opaque) and not item.path and not item.environment
    return run.global_name(name)[0] if is_parameter and name in run.ecosystems.senders else item


def _unknown_result(run: Run, node: ir.Call) -> Value:
    known = run.opaque_results.get(id(node))
    if known is None:
        known = run.opaque_results[id(node)] = (Opaque(),)
    return known


def _method_target(run: Run, owner: Value, callee: ir.Attribute, frame: Frame) -> Value:
    """The functions that `owner.name` is; methods that values have by nature are left to `methods`."""
    found: list[Value] = []
    for item in owner:
        if isinstance(item, (Instance, ClassValue, Record, ModuleValue, Parent)):
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
        run.names = (*outer, last, argument.name) if argument.name else (*outer, last)
        place = frame.place(argument.start, argument.value.start)
        value = run.value(argument.value, frame)
        found.extend(_expanded(Argument(argument.name, value, argument.value, argument.unpack, place)))
    run.names = outer
    if any(argument.name for argument in found):
        around = beside_api(run, [argument.value for argument in found]) or (*outer, last)
        for given in found:
            if given.name:
                run.name_constants(given.node, given.value, *around, given.name)
    return found


def _expanded(argument: Argument) -> list[Argument]:
    """A spread argument as the arguments that it stands for, where they are known; what else it may hold stays a spread."""
    only = argument.value[0] if len(argument.value) == 1 else None
    if argument.unpack == "*" and isinstance(only, Items) and only.exact:
        return [argument._replace(value=element, unpack="") for element in only.elements]
    if argument.unpack == "**" and isinstance(only, Record):
        named = [
            Argument(name, field.value, argument.node, "", field.key) for name, field in only.fields.items() if name != "*"
        ]
        return [*named, argument] if only.open else named
    return [argument]


def beside_api(run: Run, values: Sequence[Value]) -> tuple[str, ...]:
    """What names a credential that stands beside one of the API's addresses."""
    addresses = (text for value in values for text in texts(value))
    return (run.catalogue.mention,) if any(run.catalogue.path_of(text) is not None for text in addresses) else ()


def apply(run: Run, target: object, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    """Call one thing that a callee may be."""
    if isinstance(target, Closure):
        return follow(run, target, arguments, place, frame)
    if isinstance(target, ClassValue):
        return classes.construct(run, target, list(arguments), place, frame)
    if isinstance(target, Opaque):
        return libraries.call(run, target, arguments, place, frame)
    if isinstance(target, Parent):
        return (target,)
    if isinstance(target, ModuleValue):
        exported = target.scope.variables.get(ir.DEFAULT_EXPORT, UNKNOWN)
        return join(*(apply(run, item, arguments, place, frame) for item in exported))
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
        if isinstance(parameter.default, ir.Literal) and isinstance(parameter.target, ir.Name):
            value = run.value(parameter.default, frame)
            owner = closure.owner.node.name if closure.owner is not None else function.name
            run.name_constants(parameter.default, value, owner, parameter.target.id)


def decorated(run: Run, closure: Closure, frame: Frame) -> Value:
    """What a function is once the project's own decorators have been applied; those of libraries leave it as it is."""
    value: Value = (closure,)
    for decorator in reversed(closure.function.decorators):
        own = [item for item in run.value(decorator, frame) if isinstance(item, Closure)]
        place = frame.place(decorator.start, decorator.end)
        argument = Argument(None, value, decorator, "", place)
        wrapped = join(*(follow(run, item, [argument], None, frame) for item in own))
        if any(isinstance(item, Closure) for item in wrapped):
            value = wrapped
    return value


def follow(
    run: Run, closure: Closure, arguments: Sequence[Argument] | None, place: Place | None, caller: Frame | None = None
) -> Value:
    """What a project function gives back for these arguments. None for `arguments`: nobody is known to call it."""
    function = closure.function
    if arguments is not None and words(function.name) & run.ecosystems.redactors:
        return UNKNOWN
    calls = caller.calls if caller is not None else ()
    if len(calls) >= DEPTH or any(made.function == id(function) for made in calls):
        return UNKNOWN
    run.followed.add(id(function))
    calls = (*calls, Call(place, tuple(argument.value for argument in arguments or ()), id(function)))
    if arguments is None:
        return _follow(run, closure, arguments, calls, caller)
    key = _memory_key(run, closure, arguments, caller)
    known = run.remembered.get(key) if key is not None else None
    if known is not None:
        return memory.replay(known, calls, caller, run.evaluation.sinks)
    if run.spent.get(id(function), 0) > ENOUGH:
        return _not_followed(run, closure, arguments)
    before, steps = len(run.evaluation.sinks), run.steps
    value = _follow(run, closure, arguments, calls, caller)
    run.spent[id(function)] = run.spent.get(id(function), 0) + steps - run.steps
    if key is not None:
        run.remembered[key] = memory.remember(value, run.evaluation.sinks[before:], len(calls))
    return value


def _not_followed(run: Run, closure: Closure, arguments: Sequence[Argument]) -> Value:
    """A function that was followed for very many arguments is not followed again, which is told where it matters."""
    shown = leaves(argument.value for argument in arguments)
    if any(isinstance(leaf.alternative, (Typed, Response)) for leaf in shown):
        run.give_up(closure.file, f"`{closure.function.name}` is called in too many ways to be followed")
    return UNKNOWN


def _memory_key(run: Run, closure: Closure, arguments: Sequence[Argument], caller: Frame | None) -> Hashable | None:
    values = memory.key_of([closure.receiver, *(argument.value for argument in arguments)])
    if values is None:
        return None
    names = tuple(
        (argument.name, argument.unpack, argument.place.start)
        for argument in arguments
        if argument.name or argument.unpack
    )
    failed = caller.failed if caller is not None else frozenset()
    return (
        id(closure.function),
        id(closure.scope),
        len(closure.scope.variables),
        values,
        names,
        failed,
        id(run.inbound),
    )


def _follow(
    run: Run,
    closure: Closure,
    arguments: Sequence[Argument] | None,
    calls: tuple[Call, ...],
    caller: Frame | None,
) -> Value:
    function = closure.function
    scope = Scope(closure.scope)
    frame = Frame(closure.file, scope, calls, caller.failed if caller is not None else frozenset())
    frame.owner, frame.receiver = closure.owner, closure.receiver
    if function.receiver is not None:
        scope.variables[function.receiver] = closure.receiver
    bind_parameters(run, closure, arguments, frame)
    from kling_route.lint.evaluate.statements import body

    body(run, function.body, frame)
    if any(_last_name(decorator) in run.ecosystems.context_managers for decorator in function.decorators):
        return members.element(frame.returned)
    return frame.returned


def _last_name(node: ir.Expression) -> str:
    return node.name if isinstance(node, ir.Attribute) else node.id if isinstance(node, ir.Name) else ""


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
        elif spread:
            value = _from_spread(run, spread, target, frame) or _missing(run, parameter, False, frame, index)
        else:
            value = _missing(run, parameter, arguments is None, frame, index)
            index += arguments is None
        targets.bind(run, target, value, frame, declared=True)


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
            found.append(members.element(argument.value))
    return join(*found)


def _missing(run: Run, parameter: ir.Parameter, outside: bool, frame: Frame, index: int) -> Value:
    incoming = handlers.parameter(run, parameter, index) if outside else UNKNOWN
    if incoming:
        return incoming
    default = run.value(parameter.default, frame) if parameter.default is not None else UNKNOWN
    if not outside:
        return default
    return join(default, (_annotated(run, parameter.annotation, frame),))


def _annotated(run: Run, annotation: str, frame: Frame) -> Opaque | Instance:
    """What a parameter's annotation says that it is: an object of the project's class, or one that a library makes."""
    first, *rest = annotation.strip("\"'").split("|")[0].strip().split(".")
    for item in run.look_up(first, frame.scope) if first.isidentifier() else UNKNOWN:
        if isinstance(item, ClassValue) and not rest:
            return classes.sample(item)
        if isinstance(item, Opaque) and item.path:
            return Opaque(".".join([item.path, *rest]) + "()")
    return Opaque()
