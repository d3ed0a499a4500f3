"""Branches that fix the model: within `if model == "…"` that model's schema holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kling_route.lint import ir
from kling_route.lint.evaluate.values import Field, Value

if TYPE_CHECKING:
    from kling_route.api import Schema
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame, Path


class Assumption(NamedTuple):
    """What a branch takes for granted: the variable `name` ("" if it is none) holds `value` and not what it held."""

    outer: str
    name: str
    value: Value
    before: Value


def enter(run: Run, test: ir.Expression, frame: Frame) -> Assumption | None:
    """The path goes into the branch in which a test holds."""
    if isinstance(test, ir.Logical) and test.operator == "and":
        return enter(run, test.left, frame) or enter(run, test.right, frame)
    if not isinstance(test, ir.Compare) or test.operator != "==":
        return None
    for subject, other in ((test.left, test.right), (test.right, test.left)):
        if isinstance(other, ir.Literal) and isinstance(other.value, str) and other.value in run.catalogue.models:
            return _assume(subject, other.value, run.value(other, frame), frame)
    return None


def _assume(subject: ir.Expression, model: str, value: Value, frame: Frame) -> Assumption:
    outer, frame.model = frame.model, model
    variables = frame.scope.variables
    name = subject.id if isinstance(subject, ir.Name) and subject.id in variables else ""
    before = variables.get(name, ())
    if name:
        variables[name] = value
    return Assumption(outer, name, value, before)


def leave(path: Path, assumption: Assumption | None, frame: Frame) -> Path:
    """The path has left the branch: the variable may be anything again that it was, unless the branch assigned it."""
    if assumption is None:
        return path
    frame.model = assumption.outer
    if assumption.name and path.variables[assumption.name] is assumption.value:
        path.variables[assumption.name] = assumption.before
    return path


def holding(run: Run, field: Field, schemas: tuple[Schema, ...]) -> tuple[Schema, ...]:
    """The schemas that hold for a field: where it was set in a branch that fixes the model, only that model's."""
    model = run.catalogue.models.get(field.model)
    own = model.input if model is not None else None
    if own is None or own.path != schemas[0].path or own.root.title != schemas[0].root.title:
        return schemas
    return (own,) if own in schemas or all(schema.open for schema in schemas) else schemas
