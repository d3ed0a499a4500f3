"""Loops: what is known, and what variables may be, where they are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import narrowing, targets
from kling_route.lint.evaluate.code.blocks import branch
from kling_route.lint.evaluate.code.conditions import outcomes
from kling_route.lint.evaluate.library import elements
from kling_route.lint.evaluate.scope import Frame, Path, fork, meet, resume
from kling_route.lint.evaluate.values import UNKNOWN, Value
from kling_route.lint.evaluate.workflow import polling, submits

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run


def loop(run: Run, node: ir.Loop, frame: Frame) -> None:
    """Follow a loop: one round, and another where that could see more."""
    start = fork(frame)
    outer, frame.jumps = frame.jumps, []
    before = rounds = len(run.trace)
    limited = run.deadlines > 0
    iterated: Value = UNKNOWN
    if node.iterable is not None:
        iterated = run.value(node.iterable, frame)
        submits.keep(run, frame, iterated)
        rounds = len(run.trace)
    through: list[Path] = []
    last = _round(run, node, iterated, frame, through)
    if _assigns_anew(start, last):
        meet(frame, [start, last._replace(ended=False)])
        last = _round(run, node, iterated, frame, through)
    through += _ran_out(run, node, start, last, frame)
    polling.loop(run, node, before, rounds, limited, frame)
    left = [path for kind, path in frame.jumps if kind == "break"]
    frame.jumps = outer
    if through:
        meet(frame, through)
        run.execute(node.other, frame)
        left.append(fork(frame))
    meet(frame, left or [start, last._replace(ended=False, failed=start.failed)])


def _round(run: Run, node: ir.Loop, iterated: Value, frame: Frame, through: list[Path]) -> Path:
    """One round of a loop; `through` gets the path on which its test does not hold."""
    if node.target is not None:
        targets.bind(run, node.target, elements.each(iterated), frame, declared=True)
    if node.test is not None and not node.test_last:
        through.append(_left(run, node.test, frame))
    once = branch(run, node.body, frame)
    meet(frame, [once, *(path for kind, path in frame.jumps if kind == "continue")])
    frame.jumps = [(kind, path) for kind, path in frame.jumps if kind == "break"]
    if node.test is not None and node.test_last and not frame.ended:
        through.append(_left(run, node.test, frame))
    return fork(frame)


def _left(run: Run, test: ir.Expression, frame: Frame) -> Path:
    """The path on which a test does not hold; the frame goes on where it does."""
    holds = narrowing.decided(run, test, frame)
    told = outcomes(run, test, frame)
    start = fork(frame)
    frame.failed = start.failed | told.if_false
    narrowing.assume(run, test, frame, False)
    left = fork(frame)._replace(ended=bool(holds))
    resume(frame, start)
    frame.failed = start.failed | told.if_true
    return left


def _ran_out(run: Run, node: ir.Loop, start: Path, last: Path, frame: Frame) -> list[Path]:
    """Where a loop is left after its last round. One over a list is taken to have had a round."""
    if node.iterable is not None:
        return [start] if last.ended else [start._replace(failed=last.failed, ended=False), last]
    if node.test is None or node.test_last or last.ended:
        return []
    resume(frame, last)
    return [_left(run, node.test, frame)]


def _assigns_anew(start: Path, once: Path) -> bool:
    """Whether a second round could see values that the first did not."""
    return any(name in start.variables and start.variables[name] is not value for name, value in once.variables.items())
