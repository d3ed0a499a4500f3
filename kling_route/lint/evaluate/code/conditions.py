"""What the outcome of a test tells: which requests must have failed, which statuses tasks do not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import members, narrowing
from kling_route.lint.evaluate.scope import release
from kling_route.lint.evaluate.shell import pipes
from kling_route.lint.evaluate.values import (
    NOTHING,
    UNKNOWN,
    Check,
    Const,
    Fact,
    Facts,
    Items,
    Opaque,
    Record,
    Request,
    Response,
    StatusCode,
    Typed,
    Value,
)
from kling_route.lint.evaluate.workflow import statuses, submits
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Frame

EQUALITIES = ("==", "!=", "in", "not in")
_LONGEST_CODE = 6
FLIPPED = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


class Outcome(NamedTuple):
    """A test's value, and what is known if it holds and if it does not."""

    value: Value
    if_true: Facts
    if_false: Facts


def outcomes(run: Run, node: ir.Expression, frame: Frame) -> Outcome:
    """Follow a test."""
    if isinstance(node, ir.Not):
        inner = outcomes(run, node.value, frame)
        submits.tested(run, frame, inner.value)
        return _told(UNKNOWN, inner.if_false, inner.if_true)
    if isinstance(node, ir.Logical):
        return _fallback(run, node, frame) if node.operator == "??" else _both(run, node, frame)
    if isinstance(node, ir.Compare):
        return _comparison(run, node, frame)
    value = run.value(node, frame)
    if_true, if_false = statuses.told_by(value)
    if_true |= frozenset(_errors(run, value))
    if frame.file.language == pipes.LANGUAGE:  # a command that failed, or an answer that is empty
        if_false |= frozenset(item.request for item in value if isinstance(item, Response))
    return Outcome(value, if_true, if_false)


def _errors(run: Run, value: Value) -> Iterator[Request]:
    """A part of an error body that is there tells that the request failed."""
    error = run.catalogue.body("error").name
    typed = [item for item in value if isinstance(item, Typed)]
    if typed and all(item.schema.name == error for item in typed):
        yield from (item.request for item in typed if item.request is not None)


def _told(value: Value, if_true: Facts, if_false: Facts) -> Outcome:
    kept = tuple(item for item in value if not isinstance(item, Check))
    checks = (Check(if_true, if_false),) if if_true or if_false else ()
    return Outcome(checks + kept, if_true, if_false)


def _fallback(run: Run, node: ir.Logical, frame: Frame) -> Outcome:
    left = run.value(node.left, frame)
    return Outcome(run.fall_back(left, run.value(node.right, frame)), NOTHING, NOTHING)


def _both(run: Run, node: ir.Logical, frame: Frame) -> Outcome:
    left = outcomes(run, node.left, frame)
    before, assumed = frame.failed, frame.assumed
    frame.failed = before | (left.if_true if node.operator == "and" else left.if_false)
    narrowing.assume(run, node.left, frame, node.operator == "and")
    right = outcomes(run, node.right, frame)
    release(frame, assumed)
    frame.failed = before
    if frame.ended:  # `status == … or exit()`
        frame.ended = False
        frame.failed |= left.if_false if node.operator == "and" else left.if_true
    if node.operator == "and":
        if_false = left.if_false & (left.if_true | right.if_false)
        return _told(right.value, left.if_true | right.if_true, if_false)
    value = run.fall_back(left.value, right.value)
    return _told(value, left.if_true & (left.if_false | right.if_true), left.if_false | right.if_false)


def _comparison(run: Run, node: ir.Compare, frame: Frame) -> Outcome:
    left, right = run.value(node.left, frame), run.value(node.right, frame)
    submits.tested(run, frame, left + right)
    if node.operator in ("in", "not in"):
        _membership(run, node, left, right, frame)
    if node.operator in EQUALITIES:
        statuses.compared(run, left, right)
    if_true: set[Fact] = set()
    if_false: set[Fact] = set()
    if node.operator in EQUALITIES:
        equal, other_than = statuses.told(left, right)
        if_true.update(equal if node.operator in ("==", "in") else other_than)
        if_false.update(other_than if node.operator in ("==", "in") else equal)
    for code, other, operator in _codes(node, left, right):
        numbers = _numbers(run, other)
        if not numbers:
            continue
        meaning = _meaning(operator, numbers, code)
        if meaning == "success":
            if_false.add(code.request)
        elif meaning == "failure":
            if_true.add(code.request)
    return _told(UNKNOWN, frozenset(if_true), frozenset(if_false))


def _membership(run: Run, node: ir.Compare, left: Value, right: Value, frame: Frame) -> None:
    """`"name" in mapping` reads the mapping."""
    place = frame.place(node.left.start, node.left.end)
    mappings = tuple(item for item in right if isinstance(item, (Typed, Record)))
    if mappings:
        members.subscript(run, mappings, left, place, frame)


def _codes(node: ir.Compare, left: Value, right: Value) -> Iterator[tuple[StatusCode, Value, str]]:
    for item in left:
        if isinstance(item, StatusCode):
            yield item, right, node.operator
    for item in right:
        if isinstance(item, StatusCode) and node.operator in FLIPPED:
            yield item, left, FLIPPED[node.operator]


def _numbers(run: Run, value: Value) -> list[object]:
    found: list[object] = []
    for item in value:
        if isinstance(item, Const):
            digits = isinstance(item.value, str) and item.value.isdecimal() and len(item.value) < _LONGEST_CODE
            found.append(int(item.value or 0) if digits else item.value)
        elif isinstance(item, Items):
            found += [inner.value for element in item.elements for inner in element if isinstance(inner, Const)]
        elif isinstance(item, Opaque) and (code := run.ecosystems.code_of(item.path)) is not None:
            found.append(code)
    return found


def _meaning(operator: str, numbers: list[object], code: StatusCode) -> str:
    """Whether the comparison holds only for success ("success"), only for failure ("failure"), or neither ("")."""
    successes = [_succeeds(number, code) for number in numbers]
    if operator in ("==", "in"):
        return "success" if all(successes) else "failure" if not any(successes) else ""
    if operator in ("!=", "not in"):
        return "failure" if all(successes) else ""
    number = numbers[0]
    if not isinstance(number, (int, float)) or len(numbers) != 1:
        return ""
    if operator in (">=", ">"):
        return "failure" if number >= 299 else ""
    return "success" if 200 < number <= 400 else ""


def _succeeds(number: object, code: StatusCode) -> bool:
    if code.success:
        return number in code.success
    return isinstance(number, int) and 200 <= number < 400
