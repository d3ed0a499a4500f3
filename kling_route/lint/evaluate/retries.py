"""Submits that are made again after they were refused: by loops, by recursion, by libraries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kling_route.lint import ir
from kling_route.lint.evaluate import retriers
from kling_route.lint.evaluate.refusals import (
    BROKEN,
    CALLED,
    LEFT,
    RAISED,
    REFUSED,
    SUCCEEDED,
    Outcome,
    UnclearError,
    Walk,
    outer_nodes,
)
from kling_route.lint.evaluate.sinks import dotted
from kling_route.lint.evaluate.values import Closure
from kling_route.lint.walking import nodes

if TYPE_CHECKING:
    from kling_route.lint.evaluate.files import LoweredFile
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Call, Scope
    from kling_route.lint.evaluate.submits import Submit


class Level(NamedTuple):
    """One of the functions that led to a submit, or a module, and the call in it that makes the submit."""

    run: Run
    closure: Closure | None
    file: LoweredFile
    start: int
    end: int
    raised: frozenset[str]

    @property
    def body(self) -> tuple[ir.Statement, ...]:
        """The function's code."""
        return self.closure.function.body if self.closure is not None else self.file.module.body

    def walk(self, status: int) -> Walk:
        """A walk in which the submit has this HTTP status."""
        outcome = Outcome(self.start, self.end, status, self.raised if status == REFUSED else frozenset())
        return Walk(self.run, outcome, self.file.language, _itself(self.run, self.closure))


def _itself(run: Run, closure: Closure | None) -> frozenset[str]:
    """What a call of the function itself is written like, or what runs it again as a task of a queue."""
    if closure is None or not closure.function.name:
        return frozenset()
    function = closure.function
    if function.receiver is not None and closure.owner is not None:
        return frozenset({f"{function.receiver}.{function.name}"})
    first = function.parameters[0].target if function.parameters and function.decorators else None
    again = {f"{first.id}.{name}" for name in run.ecosystems.requeues} if isinstance(first, ir.Name) else set()
    return frozenset({function.name, *again})


def is_retried(run: Run, submit: Submit) -> bool:
    """Whether a submit that was refused is made again as it was, and one that succeeded is not."""
    try:
        return submit.insists or any(_levels(run, submit))
    except UnclearError:
        return False


def _levels(run: Run, submit: Submit) -> Iterator[bool]:
    calls, place = submit.calls, submit.request.place
    raised = frozenset({""} if submit.raises else ())
    file, start, end = place.file, place.start, place.end
    for depth in range(len(calls), -1, -1):
        closure = run.written.get(calls[depth - 1].function) if depth else None
        level = Level(run, closure, file, start, end, raised)
        yield any(_repeats(level, loop) for loop in _loops(level)) or _recurs(level)
        ends = level.walk(REFUSED).through(level.body)
        raised = frozenset(end.removeprefix(RAISED) for end in ends if end.startswith(RAISED))
        if closure is None or (raised and len(ends) > len(raised)):
            return
        yield bool(raised) and any(
            retriers.decorates(run, item, raised, closure.scope) for item in closure.function.decorators
        )
        around = run.written.get(calls[depth - 2].function) if depth > 1 else None
        site = _site(run, calls[depth - 1], closure, around)
        if site is None:
            return
        file = around.file if around is not None else closure.file
        yield bool(raised) and isinstance(site, ir.Call) and retriers.tries_again(run, site, (around or closure).scope)
        start, end = site.start, site.end


class _Span(NamedTuple):
    start: int
    end: int


def _site(run: Run, call: Call, closure: Closure, around: Closure | None) -> ir.Call | _Span | None:
    """Where the code around calls a function, or hands it to a library that does."""
    if call.place is not None:
        here = around.file if around is not None else closure.file
        return _Span(call.place.start, call.place.end) if call.place.file is here else None
    if around is None:
        return next(_handing(run, closure.file.module.body, closure, closure.scope), None)
    parameters = {part.target.id for part in around.function.parameters if isinstance(part.target, ir.Name)}
    for node in outer_nodes(around.function.body):
        if isinstance(node, ir.Call) and isinstance(node.callee, ir.Name) and node.callee.id in parameters:
            return node
    return next(_handing(run, around.function.body, closure, around.scope), None)


def _handing(run: Run, body: Sequence[ir.Statement], closure: Closure, scope: Scope) -> Iterator[ir.Call]:
    calls = run.calls.get(id(body))
    if calls is None:
        calls = run.calls[id(body)] = [node for node in outer_nodes(body) if isinstance(node, ir.Call)]
    for node in calls:
        for argument in node.arguments:
            value = argument.value
            if value is closure.function or (
                isinstance(value, ir.Name)
                and (value.id == closure.function.name or closure in run.look_up(value.id, scope))
            ):
                yield node


def _loops(level: Level) -> Iterator[ir.Loop]:
    """The loops around a submit in its function, inner ones first."""
    found: list[ir.Loop] = []
    rest: list[Any] = [level.body]
    while rest:
        item = rest.pop()
        if item.__class__ is not tuple and (
            isinstance(item, ir.Function) or item.start > level.start or level.end > item.end
        ):
            continue
        if isinstance(item, ir.Loop):
            found.append(item)
        rest += [part for part in item if isinstance(part, tuple)]
    return reversed(found)


def _repeats(level: Level, loop: ir.Loop) -> bool:
    """Whether a loop has another round after a refusal alone."""
    refused, succeeded = level.walk(REFUSED), level.walk(SUCCEEDED)
    if not refused.goes_on(loop):
        return False
    ends = succeeded.round(loop)
    flags = succeeded.assigned - refused.assigned
    asked = {node.id for node in nodes(loop.test) if isinstance(node, ir.Name)} if loop.test is not None else set()
    leaves = bool(ends & {LEFT, BROKEN}) or bool(asked & flags)
    return leaves and not _changes(level, loop)


def _changes(level: Level, loop: ir.Loop) -> bool:
    """Whether the submit of another round may be another one."""
    call = next((node for node in outer_nodes(loop) if _is_at(node, level)), None)
    used = {node.id for node in nodes(call) if isinstance(node, ir.Name)}
    changed = {node.id for node in nodes(loop.target) if isinstance(node, ir.Name)}
    assigned = [node for node in outer_nodes(loop) if isinstance(node, ir.Assignment)]
    for node in assigned:
        names = _names(node.target)
        again = node.start > level.end or node.operator or names & _names(node.value)
        if again or not isinstance(node.target, ir.Name):
            changed |= names
    changing = level.run.ecosystems.changing
    for part in outer_nodes(loop):
        if isinstance(part, ir.Call) and part.start > level.end and retriers.last_name(part.callee) in changing:
            changed |= _names(part)
    for _ in assigned:
        for made in assigned:
            if changed & _names(made.value):
                changed |= _names(made.target)
    return bool(used & changed)


def _names(node: object) -> set[str]:
    return {part.id for part in nodes(node) if isinstance(part, ir.Name)}


def _is_at(node: object, level: Level) -> bool:
    return isinstance(node, ir.Call) and (node.start, node.end) == (level.start, level.end)


def _recurs(level: Level) -> bool:
    """Whether the function calls itself after a refusal alone, for the same submit."""
    if level.closure is None or CALLED not in level.walk(REFUSED).through(level.body):
        return False
    if CALLED in level.walk(SUCCEEDED).through(level.body):
        return False
    itself = _itself(level.run, level.closure)
    calls = [node for node in outer_nodes(level.body) if isinstance(node, ir.Call) and dotted(node.callee) in itself]
    own = [part.target.id for part in level.closure.function.parameters if isinstance(part.target, ir.Name)]
    return all(_is_same(argument, own) for call in calls for argument in call.arguments)


def _is_same(argument: ir.Argument, parameters: Sequence[str]) -> bool:
    """Whether an argument is a parameter again, or a number that counts."""
    value = argument.value
    if isinstance(value, ir.Name):
        return value.id in parameters or argument.name is not None
    return isinstance(value, (ir.Literal, ir.Binary)) or (isinstance(value, ir.Attribute) and argument.name is None)
