"""Tests that fix the model: where `model == "…"` holds, that model's schema does too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate import hooks
from kling_route.lint.evaluate.scope import Assumption
from kling_route.lint.evaluate.values import Const, Field, Value, constants

if TYPE_CHECKING:
    from kling_route.api import Schema
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


EQUAL = {"==": True, "!=": False}


def assume(run: Run, test: ir.Expression, frame: Frame, holds: bool) -> None:
    """The path goes on where a test holds, or where it does not."""
    if isinstance(test, ir.Not):
        assume(run, test.value, frame, not holds)
    elif isinstance(test, ir.Logical) and test.operator == ("and" if holds else "or"):
        assume(run, test.left, frame, holds)
        assume(run, test.right, frame, holds)
    elif hooks.tells(run, test, frame, holds):
        hooks.assume(run, test, frame)
    elif isinstance(test, ir.Compare) and test.operator in EQUAL:
        for subject, other in ((test.left, test.right), (test.right, test.left)):
            model = _model(run, other, frame) if not isinstance(subject, ir.Literal) else None
            if model is not None:
                _assume_model(subject, model, frame, EQUAL[test.operator] == holds)
                return
            _assume_constant(run, subject, other, frame, EQUAL[test.operator] == holds)


def _model(run: Run, node: ir.Expression, frame: Frame) -> Const | None:
    """The model that an expression names, if it names one and nothing else."""
    value = run.value(node, frame) if isinstance(node, (ir.Literal, ir.Name, ir.Attribute)) else ()
    only = value[0] if len(value) == 1 else None
    return only if isinstance(only, Const) and only.value in run.catalogue.models else None


def _assume_model(subject: ir.Expression, model: Const, frame: Frame, equal: bool) -> None:
    """The subject is the model, or (not `equal`) is another one."""
    name = subject.id if isinstance(subject, ir.Name) and subject.id in frame.scope.variables else ""
    before = frame.scope.variables.get(name, ())
    value: Value = (model,) if equal else _without(before, model)
    if name:
        frame.scope.variables[name] = value
    frame.assumed += (Assumption(name, value, before, str(model.value) if equal else ""),)


def _assume_constant(run: Run, subject: ir.Expression, other: ir.Expression, frame: Frame, equal: bool) -> None:
    """A variable whose constants stand for what is known is a constant, or (not `equal`) another one."""
    before = frame.scope.variables.get(subject.id, ()) if isinstance(subject, ir.Name) else ()
    if not isinstance(subject, ir.Name) or not any(item.facts for item in constants(before)):
        return
    known = {item.value for item in constants(run.value(other, frame))}
    value = tuple(item for item in before if not isinstance(item, Const) or (item.value in known) == equal)
    if known and value:
        frame.scope.variables[subject.id] = value
        frame.assumed += (Assumption(subject.id, value, before),)


def _without(value: Value, text: Const) -> Value:
    """A value that is not a text; all of it where it can be nothing else."""
    return tuple(item for item in value if not isinstance(item, Const) or item.value != text.value) or value


def holding(run: Run, field: Field, schemas: tuple[Schema, ...]) -> tuple[Schema, ...]:
    """The schemas that hold for a field: where it was set in a branch that fixes the model, only that model's."""
    model = run.catalogue.models.get(field.model)
    own = model.input if model is not None else None
    if own is None or own.path != schemas[0].path or own.root.title != schemas[0].root.title:
        return schemas
    return (own,) if own in schemas or all(schema.open for schema in schemas) else schemas
