"""Submits that are made again after they were refused: by loops, by recursion, by libraries."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kling_route.lint import ir
from kling_route.lint.evaluate.code.outcomes import REFUSED, SUCCEEDED, Outcome, UnclearError
from kling_route.lint.evaluate.reach.sinks import dotted
from kling_route.lint.evaluate.run import GaveUpError
from kling_route.lint.evaluate.values import Closure
from kling_route.lint.evaluate.workflow import retriers
from kling_route.lint.evaluate.workflow.refusals import BROKEN, CALLED, LEFT, RAISED, UNMET, Walk
from kling_route.lint.walking import nodes, outer_nodes
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.evaluate.files import LoweredFile
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Call
    from kling_route.lint.evaluate.workflow.submits import Submit


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


class Verdict(NamedTuple):
    """Whether a level makes the submit `again` by itself, and how it ends if not: `raised` by name, or otherwise."""

    again: bool
    raised: frozenset[str]
    otherwise: bool


def retried(run: Run) -> list[Submit]:
    """The submits that are made again as they were after they were refused, and not after they succeeded."""
    known: dict[Hashable, Verdict | None] = {}
    found = []
    for submit in run.evaluation.submits.values():
        try:
            if submit.insists or _is_retried(run, submit, known):
                found.append(submit)
        except GaveUpError as error:
            run.give_up(submit.request.place.file, str(error))
            break
    return found


def _is_retried(run: Run, submit: Submit, known: dict[Hashable, Verdict | None]) -> bool:
    """Whether something makes a submit again. Around the helper that is given the whole body, it does so with that."""
    try:
        depth = next((depth for depth, again in _levels(run, submit, known) if again), None)
    except UnclearError:
        return False
    if depth is not None and depth <= submit.depth:
        submit.again = submit.place
    return depth is not None


def _levels(run: Run, submit: Submit, known: dict[Hashable, Verdict | None]) -> Iterator[tuple[int, bool]]:
    """Whether the code does so that is so many calls deep, from the request outwards."""
    calls, place = submit.calls, submit.request.place
    raised = frozenset({""} if submit.raises else ())
    file, start, end = place.file, place.start, place.end
    for depth in range(len(calls), -1, -1):
        closure = run.written.get(calls[depth - 1].function) if depth else None
        verdict = _judged(Level(run, closure, file, start, end, raised), known)
        yield depth, verdict.again
        raised = verdict.raised
        if closure is None or (raised and verdict.otherwise):
            return
        decorators = closure.function.decorators
        yield depth, bool(raised) and any(retriers.decorates(run, item, raised, closure.scope) for item in decorators)
        around = run.written.get(calls[depth - 2].function) if depth > 1 else None
        site = _site(run, calls[depth - 1], closure, around)
        if site is None:
            return
        file = around.file if around is not None else closure.file
        given = isinstance(site, ir.Call) and retriers.tries_again(run, site, (around or closure).scope)
        yield depth - 1, bool(raised) and given
        start, end = site.start, site.end


def _judged(level: Level, known: dict[Hashable, Verdict | None]) -> Verdict:
    """The verdict on a level: many submits may come from one call.

    Raises:
        UnclearError: the level looks at the outcome in a way that is not understood.
    """
    key = (id(level.body), level.start, level.end, level.raised)
    if key not in known:
        try:
            known[key] = _verdict(level)
        except UnclearError:
            known[key] = None
    verdict = known[key]
    if verdict is None:
        raise UnclearError
    return verdict


def _verdict(level: Level) -> Verdict:
    loops = level.run.index.loops(level.body, level.start, level.end)
    again = any(_repeats(level, loop) for loop in loops)
    if again or level.closure is None:
        return Verdict(again, frozenset(), otherwise=True)
    ends = level.walk(REFUSED).through(level.body) - {UNMET}
    raised = frozenset(end.removeprefix(RAISED) for end in ends if end.startswith(RAISED))
    return Verdict(CALLED in ends and _recurs(level, level.closure), raised, len(ends) > len(raised))


class _Span(NamedTuple):
    start: int
    end: int


def _site(run: Run, call: Call, closure: Closure, around: Closure | None) -> ir.Call | _Span | None:
    """Where the code around calls a function, or hands it to a library that does."""
    if call.place is not None:
        here = around.file if around is not None else closure.file
        return _Span(call.place.start, call.place.end) if call.place.file is here else None
    if around is None:
        return run.index.handing(run, closure.file.module.body, closure.scope, closure)
    parameters = {part.target.id for part in around.function.parameters if isinstance(part.target, ir.Name)}
    for node in run.index.calls(around.function.body):
        if isinstance(node.callee, ir.Name) and node.callee.id in parameters:
            return node
    return run.index.handing(run, around.function.body, around.scope, closure)


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
    inside = list(outer_nodes(loop))
    call = next((node for node in inside if _is_at(node, level)), None)
    changed = _names(loop.target)
    made = [(node, _names(node.target), _names(node.value)) for node in inside if isinstance(node, ir.Assignment)]
    for node, names, used in made:
        again = node.start > level.end or node.operator or _meet(names, used)
        if again or not all(isinstance(part, (ir.Name, ir.Unknown)) for part in _targets(node.target)):
            changed |= names
    changing = level.run.ecosystems.changing
    for node in inside:
        if isinstance(node, ir.Call) and node.start > level.end and retriers.last_name(node.callee) in changing:
            changed |= _names(node)
    before: set[str] = set()
    while before != changed:
        before = set(changed)
        changed.update(*(names for _, names, used in made if _meet(changed, used)))
    return _meet(changed, _names(call))


def _targets(target: ir.Expression) -> Sequence[ir.Expression]:
    return target.items if isinstance(target, ir.Sequence) else (target,)


def _names(node: object) -> set[str]:
    """The variables of a piece of code, those that are parts of others by their paths (`self.answer`)."""
    found: set[str] = set()
    rest: list[Any] = [node] if isinstance(node, tuple) else []
    while rest:
        part = rest.pop()
        path = dotted(part) if isinstance(part, (ir.Name, ir.Attribute)) else ""
        if path and not path.startswith("()"):
            found.add(path)
        else:
            rest += [inner for inner in part if isinstance(inner, tuple)]
    return found


def _meet(changed: set[str], used: set[str]) -> bool:
    """Whether one of some variables is among others, or is a part or the whole of one."""
    return any(
        f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.") for one in changed for other in used
    )


def _is_at(node: object, level: Level) -> bool:
    return isinstance(node, ir.Call) and (node.start, node.end) == (level.start, level.end)


def _recurs(level: Level, closure: Closure) -> bool:
    """Whether a function that calls itself after a refusal does so after that alone, for the same submit."""
    if CALLED in level.walk(SUCCEEDED).through(level.body):
        return False
    itself = _itself(level.run, closure)
    calls = [node for node in nodes(level.body) if isinstance(node, ir.Call) and dotted(node.callee) in itself]
    own = [part.target.id for part in closure.function.parameters if isinstance(part.target, ir.Name)]
    return all(_is_same(argument, own) for call in calls for argument in call.arguments)


def _is_same(argument: ir.Argument, parameters: Sequence[str]) -> bool:
    """Whether an argument is a parameter again, or a number that counts."""
    value = argument.value
    if isinstance(value, ir.Name):
        return value.id in parameters or argument.name is not None
    return isinstance(value, (ir.Literal, ir.Binary)) or (isinstance(value, ir.Attribute) and argument.name is None)
