"""Tests that fix the model: where `model == "…"` holds, that model's schema does too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.scope import Assumption
from kling_route.lint.evaluate.serving import hooks
from kling_route.lint.evaluate.values import Const, Field, Items, Opaque, Value, constants
from kling_route.lint.evaluate.workflow import statuses
from kling_route.lint.evaluate.workflow.retriers import last_name
from kling_route.lint.words import words

if TYPE_CHECKING:
    from kling_route.api import Schema
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame


EQUAL = {"==": True, "!=": False}
AMONG = {**EQUAL, "in": True, "not in": False}


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
    elif holds and (failed := _failure(run, test)) is not None and failed.id in frame.scope.variables:
        before, exception = frame.scope.variables[failed.id], (Opaque(),)
        frame.scope.variables[failed.id] = exception
        frame.assumed += (Assumption(failed.id, exception, before),)
    if isinstance(test, ir.Compare) and test.operator in AMONG:
        _assume_constant(run, test.left, test.right, frame, AMONG[test.operator] == holds)


def _failure(run: Run, test: ir.Expression) -> ir.Name | None:
    """The variable that a test finds to be an exception: `isinstance(answer, Exception)`, `answer instanceof Error`."""
    if isinstance(test, ir.Call) and isinstance(test.callee, ir.Name) and len(test.arguments) == 2:
        asked = run.ecosystems.functions.get(test.callee.id) == "classified"
        subject, kind = test.arguments[0].value, test.arguments[1].value
    elif isinstance(test, ir.Binary):
        asked, subject, kind = test.operator == "instanceof", test.left, test.right
    else:
        return None
    kinds = kind.items if isinstance(kind, ir.Sequence) else (kind,)
    names = [last_name(part) for part in kinds]
    raised = bool(names) and all(words(name) & {"error", "exception"} for name in names)
    return subject if asked and raised and isinstance(subject, ir.Name) else None


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
    """A variable that tells of a task's status, or is one of several constants, is one of some, or (not `equal`) none
    of them.
    """
    before = frame.scope.variables.get(subject.id, ()) if isinstance(subject, ir.Name) else ()
    several = len(before) > 1 and all(isinstance(item, Const) for item in before)
    if not isinstance(subject, ir.Name) or not (several or any(map(statuses.tells, before))):
        return
    known = statuses.names(run.value(other, frame))
    value = tuple(item for item in before if not isinstance(item, Const) or (item.value in known) == equal)
    if known and value:
        frame.scope.variables[subject.id] = value
        frame.assumed += (Assumption(subject.id, value, before, lasts=True),)


def decided(run: Run, test: ir.Expression, frame: Frame) -> bool | None:
    """Whether a test holds, where constants alone tell."""
    if isinstance(test, ir.Not):
        inner = decided(run, test.value, frame)
        return None if inner is None else not inner
    if isinstance(test, ir.Logical) and test.operator in ("and", "or"):
        parts = {decided(run, test.left, frame), decided(run, test.right, frame)}
        short = test.operator == "or"
        return short if short in parts else None if None in parts else not short
    if isinstance(test, ir.Compare) and test.operator in AMONG:
        known = _all_constants(run, test.right, frame)
        outcomes = {value in known for value in _all_constants(run, test.left, frame)} if known else set()
        return outcomes.pop() == AMONG[test.operator] if len(outcomes) == 1 else None
    truths = {bool(value) for value in _all_constants(run, test, frame)}
    return truths.pop() if len(truths) == 1 else None


def _all_constants(run: Run, node: ir.Expression, frame: Frame) -> set[object]:
    """All that a variable or a literal may be, or hold; nothing where it may be something else."""
    if not isinstance(node, (ir.Name, ir.Literal, ir.Sequence)):
        return set()
    value = run.value(node, frame)
    items = [item for item in value if isinstance(item, Items)]
    inner = [element for item in items for element in item.elements] if items else [value]
    known = all(isinstance(item, Const) for element in inner for item in element) and len(items) in (0, len(value))
    return {constant.value for element in inner for constant in constants(element)} if known else set()


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
