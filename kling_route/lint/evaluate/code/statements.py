"""Statements: which paths a function may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import blocks, classes, facts, functions, modules, narrowing, targets
from kling_route.lint.evaluate.code.blocks import branch
from kling_route.lint.evaluate.code.conditions import outcomes
from kling_route.lint.evaluate.scope import Frame, Path, fork, meet, resume
from kling_route.lint.evaluate.values import NOTHING, UNKNOWN, Closure, Opaque, Request, Response, Typed, Value, join
from kling_route.lint.evaluate.workflow import statuses, submits

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run

BREAKS_LOOPS_ONLY = ("python", "notebook", "shell")
"""Languages in which a `break` in a `switch` leaves the loop around it."""


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
    then = branch(run, node.then, frame)
    resume(frame, start)
    frame.failed = start.failed | test.if_false
    narrowing.assume(run, node.test, frame, False)
    other = branch(run, node.other, frame)
    meet(frame, [then, other])


def switch(run: Run, node: ir.Switch, frame: Frame) -> None:
    subject = run.value(node.subject, frame)
    start = fork(frame)
    outer, frame.jumps = frame.jumps, []
    none_of_them = start.failed
    paths: list[Path] = []
    whole = False
    for case in node.cases:
        resume(frame, start)
        tests = join(*(run.value(test, frame) for test in case.tests))
        statuses.compared(run, subject, tests)
        equal, differs = statuses.told(subject, tests) if case.tests else (NOTHING, NOTHING)
        frame.failed = none_of_them | equal
        if case.pattern is not None:
            targets.bind(run, case.pattern, subject, frame)
        if case.guard is not None:
            frame.failed |= outcomes(run, case.guard, frame).if_true
        else:
            none_of_them |= differs
            whole = whole or (not case.tests and case.pattern is None)
        if len(case.tests) == 1:
            narrowing.assume(run, ir.Compare(case.start, case.end, "==", node.subject, case.tests[0]), frame, True)
        paths.append(branch(run, case.body, frame))
    own = frame.file.language not in BREAKS_LOOPS_ONLY
    paths += [path._replace(ended=False) for kind, path in frame.jumps if own and kind == "break"]
    frame.jumps = outer + [jump for jump in frame.jumps if not (own and jump[0] == "break")]
    meet(frame, paths if whole and paths else [*paths, start._replace(failed=none_of_them)])


def return_(run: Run, node: ir.Return, frame: Frame) -> None:
    if node.value is not None:
        value = run.value(node.value, frame)
        submits.returned(run, frame, value)
        frame.returned = join(frame.returned, facts.leaving(value, frame.failed))
    frame.exits.append(frame.failed)
    frame.ended = True


def raise_(run: Run, node: ir.Raise, frame: Frame) -> None:
    if node.value is not None:
        run.value(node.value, frame)
    frame.ended = True


def jump(run: Run, node: ir.Jump, frame: Frame) -> None:  # noqa: ARG001  the signature of all statements
    frame.jumps.append((node.kind, fork(frame)))
    frame.ended = True


def try_(run: Run, node: ir.Try, frame: Frame) -> None:
    start = fork(frame)
    frame.raising = set()
    done = branch(run, node.body, frame)
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
        paths.append(branch(run, handler.body, frame))
    resume(frame, done)
    if node.other and not frame.ended:
        done = branch(run, node.other, frame)
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
    blocks.body(run, node.body, frame)


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
