"""Statements: which paths a function may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate import (
    classes,
    functions,
    members,
    modules,
    narrowing,
    polling,
    statuses,
    submits,
    targets,
)
from kling_route.lint.evaluate.conditions import outcomes
from kling_route.lint.evaluate.scope import Frame, Path, fork, meet, resume
from kling_route.lint.evaluate.values import UNKNOWN, Closure, Opaque, Request, Response, Typed, Value, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kling_route.lint.evaluate.run import Run


def hoist(statements: Sequence[ir.Statement], frame: Frame) -> None:
    """Bind the functions that a scope declares, before anything in it runs."""
    for statement in statements:
        if isinstance(statement, ir.Define):
            closure = Closure(statement.function, frame.scope, frame.file)
            frame.scope.variables[statement.function.name] = (closure,)


def body(run: Run, statements: Sequence[ir.Statement], frame: Frame) -> None:
    """Follow the statements of a scope."""
    hoist(statements, frame)
    run.execute(statements, frame)


def _branch(run: Run, statements: Sequence[ir.Statement], frame: Frame) -> Path:
    frame.branches += 1
    body(run, statements, frame)
    frame.branches -= 1
    return fork(frame)


def evaluate(run: Run, node: ir.Evaluate, frame: Frame) -> None:
    run.value(node.value, frame)


def assignment(run: Run, node: ir.Assignment, frame: Frame) -> None:
    targets.assign(run, node, frame)


def if_(run: Run, node: ir.If, frame: Frame) -> None:
    test = outcomes(run, node.test, frame)
    submits.tested(run, frame, test.value)
    start = fork(frame)
    frame.failed = start.failed | test.if_true
    narrowing.assume(run, node.test, frame, True)
    then = _branch(run, node.then, frame)
    resume(frame, start)
    frame.failed = start.failed | test.if_false
    narrowing.assume(run, node.test, frame, False)
    other = _branch(run, node.other, frame)
    meet(frame, [then, other])


def loop(run: Run, node: ir.Loop, frame: Frame) -> None:
    start = fork(frame)
    outer, frame.jumps = frame.jumps, []
    before = rounds = len(run.trace)
    limited = run.deadlines > 0
    if node.iterable is not None:
        iterated = run.value(node.iterable, frame)
        submits.keep(run, frame, iterated)
        rounds = len(run.trace)
        if node.target is not None:
            targets.bind(run, node.target, members.element(iterated), frame, declared=True)
    elif node.test is not None and not node.test_last:
        frame.failed |= outcomes(run, node.test, frame).if_true
    once = _branch(run, node.body, frame)._replace(ended=False, failed=start.failed)
    if node.test is not None and node.test_last:
        resume(frame, once)
        run.value(node.test, frame)
    left = [path._replace(failed=start.failed) for path in frame.jumps]
    meet(frame, [start._replace(ended=False), once, *left])
    if _assigns_anew(start, once):
        frame.jumps = []
        again = _branch(run, node.body, frame)._replace(ended=False, failed=start.failed)
        meet(frame, [once, again, *left, *(path._replace(failed=start.failed) for path in frame.jumps)])
    frame.jumps = outer
    polling.loop(run, node, before, rounds, limited, frame)
    run.execute(node.other, frame)


def _assigns_anew(start: Path, once: Path) -> bool:
    """Whether a second round could see values that the first did not."""
    return any(name in start.variables and start.variables[name] is not value for name, value in once.variables.items())


def switch(run: Run, node: ir.Switch, frame: Frame) -> None:
    subject = run.value(node.subject, frame)
    start = fork(frame)
    paths = (
        [] if any(not case.tests and case.pattern is None and case.guard is None for case in node.cases) else [start]
    )
    for case in node.cases:
        resume(frame, start)
        for test in case.tests:
            statuses.compared(run, subject, run.value(test, frame))
        if case.pattern is not None:
            targets.bind(run, case.pattern, subject, frame)
        if case.guard is not None:
            run.value(case.guard, frame)
        if len(case.tests) == 1:
            narrowing.assume(run, ir.Compare(case.start, case.end, "==", node.subject, case.tests[0]), frame, True)
        path = _branch(run, case.body, frame)
        paths.append(path._replace(ended=False) if _breaks(case.body) else path)
    meet(frame, paths or [start])


def _breaks(statements: Sequence[ir.Statement]) -> bool:
    return bool(statements) and isinstance(statements[-1], ir.Jump) and statements[-1].kind == "break"


def return_(run: Run, node: ir.Return, frame: Frame) -> None:
    if node.value is not None:
        value = run.value(node.value, frame)
        submits.returned(run, frame, value)
        frame.returned = join(frame.returned, value)
    frame.ended = True


def raise_(run: Run, node: ir.Raise, frame: Frame) -> None:
    if node.value is not None:
        run.value(node.value, frame)
    frame.ended = True


def jump(run: Run, node: ir.Jump, frame: Frame) -> None:  # noqa: ARG001  the signature of all statements
    frame.jumps.append(fork(frame))
    frame.ended = True


def try_(run: Run, node: ir.Try, frame: Frame) -> None:
    start = fork(frame)
    frame.raising = set()
    done = _branch(run, node.body, frame)
    made = _requests(start, done) | frame.raising
    interrupted = done._replace(ended=False, failed=start.failed)
    meet(frame, [start, interrupted])
    caught = fork(frame)
    paths: list[Path] = []
    for handler in node.handlers:
        resume(frame, caught)
        failures = [run.value(item, frame) for item in handler.types]
        if any(_is_failure(run, value) for value in failures):
            frame.failed = frame.failed | made
        if handler.name is not None:
            targets.bind(run, handler.name, (Opaque(),), frame, declared=True)
        paths.append(_branch(run, handler.body, frame))
    resume(frame, done)
    if node.other and not frame.ended:
        done = _branch(run, node.other, frame)
    meet(frame, [done, *paths])
    ended = frame.ended
    frame.ended = False
    run.execute(node.final, frame)
    frame.ended = frame.ended or ended


def _is_failure(run: Run, value: Value) -> bool:
    paths = [item.path for item in value if isinstance(item, Opaque)]
    return any(path.rsplit(".", 1)[-1] in run.ecosystems.failures for path in paths)


def _requests(start: Path, done: Path) -> frozenset[Request]:
    """The requests whose answers the path has put into variables."""
    found: set[Request] = set()
    for name, value in done.variables.items():
        if value is not start.variables.get(name):
            found.update(
                item.request for item in value if isinstance(item, (Response, Typed)) and item.request is not None
            )
    return frozenset(found)


def block(run: Run, node: ir.Block, frame: Frame) -> None:
    body(run, node.body, frame)


def define(run: Run, node: ir.Define, frame: Frame) -> None:
    known = frame.scope.variables.get(node.function.name, UNKNOWN)
    closure = next((item for item in known if isinstance(item, Closure) and item.function is node.function), None)
    if closure is None:
        closure = Closure(node.function, frame.scope, frame.file)
        frame.scope.variables[node.function.name] = (closure,)
    functions.declare(run, closure, frame)
    frame.scope.variables[node.function.name] = functions.decorated(run, closure, frame)


def class_(run: Run, node: ir.Class, frame: Frame) -> None:
    classes.declare(run, node, frame)


def import_(run: Run, node: ir.Import, frame: Frame) -> None:
    modules.import_names(run, node, frame)
