"""Statements that are followed together: the body of a scope, of a branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.scope import Frame, Path, fork
from kling_route.lint.evaluate.values import Closure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kling_route.lint.evaluate.run import Run

VARIABLES = 100
"""How many variables a branch copies in the time of a step."""


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


def branch(run: Run, statements: Sequence[ir.Statement], frame: Frame) -> Path:
    """Follow statements that only some paths run; the path at their end."""
    run.step(len(frame.scope.variables) // VARIABLES)
    frame.branches += 1
    body(run, statements, frame)
    frame.branches -= 1
    return fork(frame)
