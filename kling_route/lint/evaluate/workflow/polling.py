"""Code that asks for a task's status again and again: what is met in one round of it.

While a program is followed, `Run.trace` tells what happens, in order: requests, waits, looks at a task.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kling_route.lint import ir
from kling_route.lint.evaluate.events import Polled
from kling_route.lint.evaluate.reach.sinks import dotted
from kling_route.lint.evaluate.values import Closure, Const, Place, Request, Typed, Value
from kling_route.lint.evaluate.workflow import limits
from kling_route.lint.walking import nodes
from kling_route.lint.words import words
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.api import Endpoint
    from kling_route.lint.evaluate.code.arguments import Argument
    from kling_route.lint.evaluate.code.called import Called
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

WAIT: Final = "wait"
LOOK: Final = "look"
AT_ONCE = ("immediate", "repeaters")


class Each(NamedTuple):
    """A request that was made once for each of several tasks."""

    request: Request


def asks(endpoint: Endpoint | None) -> bool:
    """Whether an endpoint is asked for a task's status: it takes nothing, and its answer has one."""
    return endpoint is not None and endpoint.takes is None and endpoint.answers is not None and _told(endpoint)


def _told(endpoint: Endpoint) -> bool:
    return endpoint.answers is not None and any(schema.terminal for _, schema in endpoint.answers.walk())


def looked(run: Run, item: Typed, *, mistaken: bool = False) -> None:
    """A part of a task was read; by mistake also a part of what holds the task."""
    request = item.request
    if request is None or not asks(request.endpoint):
        return
    below = item.schema.walk() if mistaken else item.schema.properties.items()
    if any(schema.terminal for _, schema in below):
        run.trace.append(LOOK)


def called(run: Run, call: Called) -> None:
    """A call of something whose body is not known may wait."""
    tables, arguments, paths = run.ecosystems, call.arguments, (call.written, *call.paths)
    if call.own or not tables.deadlines.isdisjoint(paths):
        return
    if not tables.schedulers.isdisjoint(paths):
        if len(arguments) > 1 and not _is_zero(arguments[1].value):
            run.trace.append(WAIT)
        return
    kinds = {tables.functions.get(path) for path in paths}
    if not kinds.isdisjoint(AT_ONCE):
        return
    waits = not tables.sleeps.isdisjoint(paths) or "delayers" in kinds
    waits = waits or not all(tables.waits.isdisjoint(words(path.rsplit(".", 1)[-1])) for path in paths)
    if waits and not any(_is_zero(argument.value) for argument in arguments[:1]):
        run.trace.append(WAIT)


def _is_zero(value: Value) -> bool:
    return bool(value) and all(isinstance(item, Const) and item.value == 0 for item in value)


def sets_deadline(run: Run, written: str) -> bool:
    """Whether a call of this name limits the time of what it is given."""
    return written in run.ecosystems.deadlines


def loop(run: Run, node: ir.Loop, iterated: int, start: int, limited: bool, frame: Frame) -> None:
    """A loop was followed: `run.trace` has its iterable from `iterated` on, and its rounds from `start` on."""
    place = frame.place(node.start, node.end)
    if node.iterable is not None:
        if WAIT in run.trace[start:]:
            run.evaluation.polled.extend(
                item._replace(hot=False) for item in run.trace[iterated:start] if isinstance(item, Polled)
            )
        name = _counter(run, node.iterable)
        if not name or not limits.leaves(run.ecosystems, node.body):
            swept(run, start)
            return
        limited = limited or name not in run.ecosystems.endless
    elif node.test is None and not limits.leaves(run.ecosystems, node.body):
        return
    if _has_looked(run, start):
        bounded = limited or limits.is_limited(run.ecosystems, node)
        _round(run, place, start, bounded, _goes_over_again(run, node))


def _has_looked(run: Run, start: int) -> bool:
    """Whether a task was looked at since `start`: no other round is of interest."""
    return LOOK in run.trace[start:]


def _goes_over_again(run: Run, loop: ir.Loop) -> bool:
    """Whether a loop goes over the same tasks in each round: over a variable that is not given others in it."""
    inside = list(nodes((loop.test, loop.body)))
    kinds = run.ecosystems.methods
    over = {
        _variable(run, node.iterable) for node in inside if isinstance(node, (ir.Loop, ir.Clause)) and node.iterable
    }
    methods = (node.callee for node in inside if isinstance(node, ir.Call) and isinstance(node.callee, ir.Attribute))
    over |= {_variable(run, one.object) for one in methods if one.name in kinds["mapped"] | kinds["visited"]}
    for node in inside:
        if isinstance(node, ir.Assignment) and isinstance(node.target, ir.Name) and not node.operator:
            used = {part.id for part in nodes(node.value) if isinstance(part, ir.Name)}
            over -= {node.target.id} - used
    return bool(over - {""})


def _variable(run: Run, node: ir.Expression) -> str:
    """The variable whose elements an iterable has, as it is or copied: `ids`, `list(ids)`, `ids.items()`."""
    if isinstance(node, ir.Call) and len(node.arguments) == 1 and dotted(node.callee) in run.ecosystems.functions:
        node = node.arguments[0].value
    elif isinstance(node, ir.Call) and isinstance(node.callee, ir.Attribute) and not node.arguments:
        node = node.callee.object if node.callee.name in run.ecosystems.mapping else node
    return node.id if isinstance(node, ir.Name) else ""


def _counter(run: Run, iterable: ir.Expression) -> str:
    """What counts in `for … in range(…)`, or ""; the positions of a list (`range(len(…))`) are no tries."""
    found, counters = "", run.ecosystems.counters
    for node in nodes(iterable):
        if isinstance(node, ir.Call):
            path = dotted(node.callee)
            if path in run.ecosystems.lengths:
                return ""
            found = found or next((name for name in (path, path.rsplit(".", 1)[-1]) if name in counters), "")
    return found


def is_written_in(place: Place | None, closure: Closure) -> bool:
    """Whether a call stands in a function's own code: it calls itself, rather than what it is given calls it."""
    function = closure.function
    return place is not None and place.file is closure.file and function.start <= place.start < function.end


def again(run: Run, closure: Closure, place: Place | None = None, limited: bool = False) -> None:
    """A function calls itself, or has itself called again at `place`; `limited` where that is not done for ever."""
    function = closure.function
    start = run.entered.get(id(function), len(run.trace))
    if _has_looked(run, start):
        bounded = limited or run.deadlines > 0 or limits.is_limited_function(run.ecosystems, function)
        _round(run, place or Place(closure.file, function.start, function.end), start, bounded)


def repeated(run: Run, functions: Value, arguments: Sequence[Argument], place: Place, start: int) -> None:
    """A function is called over and over by a timer."""
    if len(arguments) > 1 and not _is_zero(arguments[1].value):
        run.trace.append(WAIT)
    if _has_looked(run, start):
        closures = [item for item in functions if isinstance(item, Closure)]
        bounded = run.deadlines > 0 or any(_limits(run, item) for item in closures)
        _round(run, place, start, bounded)


def _limits(run: Run, closure: Closure) -> bool:
    """Whether a function, or one that it calls by its name, limits how often it is called over and over."""
    called_too = [
        item.function
        for node in run.index.calls(closure.function.body)
        if isinstance(node.callee, ir.Name)
        for item in run.look_up(node.callee.id, closure.scope)
        if isinstance(item, Closure)
    ]
    return any(limits.is_limited_function(run.ecosystems, function) for function in (closure.function, *called_too))


def _round(run: Run, place: Place, start: int, bounded: bool, several: bool = False) -> None:
    """One round was followed; `several` if what it asks for each of several tasks is asked again by the next."""
    happened = run.trace[start:]
    asked = [item.request for item in happened if isinstance(item, Each) and several]
    requests = [item.endpoint for item in [*asked, *(item for item in happened if isinstance(item, Request))]]
    if not any(asks(endpoint) for endpoint in requests):
        return
    if any(endpoint is not None and endpoint.takes is not None for endpoint in requests):
        return
    polled = Polled(place, WAIT not in happened, bounded)
    run.evaluation.polled.append(polled)
    run.trace[start:] = [item for item in happened if not _asked(item)]
    run.trace.append(polled)


def _asked(item: object) -> bool:
    return isinstance(item, Each) or (isinstance(item, Request) and asks(item.endpoint))


def swept(run: Run, start: int) -> None:
    """What was asked since `start` was asked once for each of several tasks."""
    run.trace[start:] = [
        Each(item) if isinstance(item, Request) and asks(item.endpoint) else item for item in run.trace[start:]
    ]
