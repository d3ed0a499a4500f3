"""Calls: what they give back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import called, classes, functions, members, modules
from kling_route.lint.evaluate.code.arguments import Argument, evaluate_arguments
from kling_route.lint.evaluate.library import libraries, methods
from kling_route.lint.evaluate.reach import exposure, sinks
from kling_route.lint.evaluate.scope import Frame
from kling_route.lint.evaluate.serving import handlers, routes
from kling_route.lint.evaluate.shell import commands, pipes
from kling_route.lint.evaluate.values import (
    UNKNOWN,
    Alternative,
    Bound,
    ClassValue,
    Closure,
    Instance,
    ModuleValue,
    Opaque,
    Parent,
    Place,
    Record,
    Response,
    Typed,
    Value,
    join,
)
from kling_route.lint.evaluate.workflow import polling, results, submits

if TYPE_CHECKING:
    from kling_route.lint.evaluate.code.called import Called
    from kling_route.lint.evaluate.run import Run


def call(run: Run, node: ir.Call, frame: Frame) -> Value:
    """Follow a call."""
    place, callee = frame.place(node.start, node.end), node.callee
    written = sinks.dotted(callee)
    if frame.file.language == pipes.LANGUAGE:
        made = called.of_command(callee, written, place)
        polling.called(run, made)
        return commands.call(run, node, frame) or _unknown_result(run, node, made)
    owner: Value = UNKNOWN
    if isinstance(callee, ir.Attribute):
        owner = members.incoming(run, run.value(callee.object, frame))
        arguments = _arguments(run, node, written, frame)
        loaded = _loaded(run, callee, frame)
        target = loaded or _method_target(run, owner, callee, frame)
        owner = UNKNOWN if loaded else owner
    else:
        target = _command(run, callee, frame) or run.value(callee, frame)
        arguments = _arguments(run, node, written, frame)
    target, arguments = unbound(target, arguments)
    made = called.of_code(callee, written, owner, target, arguments, place)
    if sinks.is_sink(run, made, frame):
        sinks.written(run, _told(run, arguments, frame), place, frame)
        return UNKNOWN
    routes.register(run, made, frame)
    exposure.called(run, made)
    polling.called(run, made)
    submits.passed(run, owner, target, arguments, frame, callee.name if isinstance(callee, ir.Attribute) else "")
    if isinstance(callee, ir.Name):
        target = tuple(_by_name(run, item, callee.id) for item in target)
    ended = frame.ended
    found = [apply(run, item, arguments, place, frame) for item in target]
    frame.ended = ended or (frame.ended and len(target) == 1) or _exits(run, target, frame)
    if isinstance(callee, ir.Attribute):
        site = methods.Site(callee.name, written, frame.place(callee.at, callee.end), place)
        made_of = methods.call(run, owner, site, arguments, frame)
        if any(isinstance(item, (Response, Typed)) for item in made_of):  # a library's method that is known by its name
            found = [value for value in found if not all(isinstance(item, Opaque) for item in value)]
        found.append(made_of)
    result = join(*found)
    results.called(run, made, result, frame)
    own = made.own or (bool(owner) and all(isinstance(item, Typed) for item in owner))  # reads what is not there
    return result if result or own else _unknown_result(run, node, made)


def unbound(target: Value, arguments: Sequence[Argument]) -> tuple[Value, list[Argument]]:
    """What is called, and what it is given, where some of the arguments were given before."""
    bound = [item for item in target if isinstance(item, Bound)]
    if not bound:
        return target, list(arguments)
    functions_bound = join(*(item.function for item in bound), tuple(item for item in target if item not in bound))
    return functions_bound, [*bound[0].arguments, *arguments]


def _told(run: Run, arguments: Sequence[Argument], frame: Frame) -> list[Argument]:
    """What a sink is given; a function without parameters (`log.info { text }`) tells what it gives."""
    told: list[Argument] = []
    for argument in arguments:
        makers = [item for item in argument.value if isinstance(item, Closure) and not item.function.parameters]
        made = join(*(functions.follow(run, item, [], None, frame) for item in makers))
        told.append(argument._replace(value=made) if makers else argument)
    return told


def _exits(run: Run, target: Value, frame: Frame) -> bool:
    """Whether a call does not come back. At the end of a module nothing else would be followed."""
    inner = bool(frame.calls) or frame.branches > 0
    return inner and any(isinstance(item, Opaque) and item.path in run.ecosystems.exits for item in target)


def _command(run: Run, callee: ir.Expression, frame: Frame) -> Value:
    """A command of a shell, whose name is that of no variable."""
    if frame.file.language != "shell" or not isinstance(callee, ir.Name) or frame.scope.holder(callee.id) is not None:
        return UNKNOWN
    return run.global_name(callee.id)


def _arguments(run: Run, node: ir.Call, written: str, frame: Frame) -> list[Argument]:
    """A call's arguments; what limits the time of its arguments limits that of what comes after it in the function."""
    run.deadlines += polling.sets_deadline(run, written)
    return evaluate_arguments(run, node, frame)


def _by_name(run: Run, item: Alternative, name: str) -> Alternative:
    """A parameter that has the name of a function that sends requests (`fetch`) is one."""
    is_parameter = isinstance(item, Opaque) and not item.path and not item.environment
    return run.global_name(name)[0] if is_parameter and name in run.ecosystems.senders else item


def _unknown_result(run: Run, node: ir.Call, call: Called) -> Value:
    known = run.opaque_results.get(id(node))
    if known is None:
        known = run.opaque_results[id(node)] = (Opaque(),)
    if isinstance(node.callee, ir.Attribute):
        handlers.take(run, call.owner, node.callee.name, known)
    if call.arguments:
        handlers.read(run, call.written, call.arguments[0].value, known)
    return known


def _loaded(run: Run, callee: ir.Attribute, frame: Frame) -> Value:
    """The class that a constant is of whose file Ruby loads."""
    found = run.value(callee, frame) if modules.is_constant(callee.name, frame) else UNKNOWN
    return tuple(item for item in found if isinstance(item, ClassValue))


def _method_target(run: Run, owner: Value, callee: ir.Attribute, frame: Frame) -> Value:
    """The functions that `owner.name` is; methods that values have by nature are left to `methods`."""
    found: list[Value] = []
    for item in owner:
        if isinstance(item, (Instance, ClassValue, Record, ModuleValue, Parent)):
            value = members.read(run, (item,), callee.name, frame.place(callee.at, callee.end))
            found.append(tuple(part for part in value if isinstance(part, (Closure, Bound, ClassValue, Opaque))))
        elif isinstance(item, Opaque) and not item.environment:
            found.append(members.read(run, (item,), callee.name, frame.place(callee.at, callee.end)))
    return join(*found)


def _was_handed(target: Closure, place: Place, frame: Frame) -> bool:
    """Whether a function is a callback: its caller wrote it, so that what it does stands there."""
    if target.file is place.file and place.start <= target.function.start < place.end:
        return True
    return any(item is target for call in frame.calls for argument in call.arguments for item in argument)


def apply(run: Run, target: object, arguments: Sequence[Argument], place: Place, frame: Frame) -> Value:
    """Call one thing that a callee may be."""
    if isinstance(target, Closure):
        value = functions.follow(run, target, arguments, None if _was_handed(target, place, frame) else place, frame)
        functions.came_back(run, frame)
        return value
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
