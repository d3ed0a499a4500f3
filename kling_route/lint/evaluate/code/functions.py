"""The project's functions: declared, decorated, followed."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate import memory
from kling_route.lint.evaluate.code import parameters
from kling_route.lint.evaluate.code.arguments import Argument
from kling_route.lint.evaluate.http import declared
from kling_route.lint.evaluate.library import elements
from kling_route.lint.evaluate.reach.leaves import leaves
from kling_route.lint.evaluate.scope import Call, Frame, Scope
from kling_route.lint.evaluate.serving import emitters, routes
from kling_route.lint.evaluate.values import NOTHING, UNKNOWN, Closure, Place, Response, Typed, Value, join
from kling_route.lint.evaluate.workflow import polling, queues, results, submits
from kling_route.lint.walking import nodes
from kling_route.lint.words import words

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run


DEPTH = 12
"""How many calls deep functions are followed."""


REPEATS = 2
"""How often a function may stand in a chain of calls."""
ENOUGH = 20_000
"""How many steps may be spent on one function, over all its calls."""


def declare(run: Run, closure: Closure, frame: Frame) -> None:
    """A function was met: keep it for following on its own, and see what its defaults and decorators tell."""
    run.closures.append(closure)
    decorate(run, closure, frame)


def decorate(run: Run, closure: Closure, frame: Frame) -> None:
    """Follow a function's decorators and constant defaults."""
    function = closure.function
    around = routes.of_class(run, closure.owner.node, frame) if closure.owner and function.decorators else ()
    for decorator in function.decorators:
        run.value(decorator, frame)
        routes.decorated(run, decorator, function, around, frame)
        emitters.decorated(run, decorator, closure, frame)
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
    run.exit = caller.failed if caller is not None else NOTHING
    calls = caller.calls if caller is not None else ()
    hides = arguments is not None and bool(words(function.name) & run.ecosystems.redactors)
    if arguments is not None and closure.owner is not None and is_declared(function):
        hides = True
        if function.decorators and (answer := declared.send(run, closure, arguments, place, caller)):
            return answer
    if hides or len(calls) >= DEPTH or sum(made.function == id(function) for made in calls) >= REPEATS:
        submits.given(run, arguments or ())
        return UNKNOWN
    if polling.is_written_in(place, closure) and any(made.function == id(function) for made in calls):
        polling.again(run, closure, queues.around(run, place))
    run.followed.add(id(function))
    run.written[id(function)] = closure
    if place is not None:
        run.called.add(id(function))
    calls = (*calls, Call(place, tuple(argument.value for argument in arguments or ()), id(function)))
    if arguments is None:
        value = _follow(run, closure, arguments, calls, caller)
        results.returned(run, function, value)
        return value
    key = _memory_key(run, closure, arguments, caller)
    known = run.remembered.get(key) if key is not None else None
    if known is not None:
        run.trace += known.trace
        run.exit = known.exit
        return memory.replay(known, calls, caller, run.evaluation.sinks)
    if run.spent.get(id(function), 0) > ENOUGH:
        return _not_followed(run, closure, arguments)
    before, steps, happened = len(run.evaluation.sinks), run.steps, len(run.trace)
    value = _follow(run, closure, arguments, calls, caller)
    run.spent[id(function)] = run.spent.get(id(function), 0) + steps - run.steps
    if len(run.trace) > happened:
        results.handed(run, function, value, caller.failed if caller is not None else NOTHING)
    if function.decorators and results.is_task(run, function):
        results.left(run, [value], NOTHING, kept=True)
    if key is not None:
        run.remembered[key] = memory.remember(
            value,
            run.evaluation.sinks[before:],
            len(calls),
            (closure, arguments, run.inbound),
            run.trace[happened:],
            run.exit,
        )
    return value


def is_declared(function: ir.Function) -> bool:
    """Whether a method only says that classes below its own have one of this name."""
    given = {part.target.id for part in function.parameters if isinstance(part.target, ir.Name)}
    return all(
        (isinstance(statement, ir.Raise) and given.isdisjoint(_names(statement)))
        or (isinstance(statement, ir.Evaluate) and isinstance(statement.value, (ir.Literal, ir.Unknown)))
        for statement in function.body
    )


def _names(code: ir.Statement) -> Iterator[str]:
    return (node.id for node in nodes(code) if isinstance(node, ir.Name))


def came_back(run: Run, frame: Frame) -> None:
    """A call that was followed has ended: the path knows what each way back knew; without any it ends."""
    if run.exit is None:
        frame.ended = True
    else:
        frame.failed |= run.exit


def _not_followed(run: Run, closure: Closure, arguments: Sequence[Argument]) -> Value:
    """A function that was followed for very many arguments is not followed again, which is told where it matters."""
    submits.given(run, arguments)
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
        run.deadlines > 0,
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
    frame.owner, frame.receiver, frame.inbound = closure.owner, closure.receiver, run.inbound
    if function.receiver is not None:
        scope.variables[function.receiver] = closure.receiver
    parameters.bind_parameters(run, closure, arguments, frame)
    from kling_route.lint.evaluate.code.blocks import body

    entered, deadlines = run.entered.get(id(function)), run.deadlines
    run.entered[id(function)] = len(run.trace)
    body(run, function.body, frame)
    run.deadlines, run.inbound = deadlines, frame.inbound
    if entered is not None:
        run.entered[id(function)] = entered
    if not frame.ended:
        frame.exits.append(frame.failed)
    run.exit = frozenset.intersection(*frame.exits) if frame.exits else None
    if any(_last_name(decorator) in run.ecosystems.context_managers for decorator in function.decorators):
        return elements.each(frame.returned)
    return frame.returned


def _last_name(node: ir.Expression) -> str:
    return node.name if isinstance(node, ir.Attribute) else node.id if isinstance(node, ir.Name) else ""
