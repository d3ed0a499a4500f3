"""C#'s `switch`, as a statement and as a value, and `is`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.tree import Lowering, field, nothing, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_LABELS = ("_pattern", "when_clause")


def switch(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`switch (subject) {…}`; empty cases fall through to the next one."""
    body = node.child_by_field_name("body")
    cases: list[ir.Case] = []
    waiting: tuple[ir.Expression, ...] = ()
    for section in written(body) if body is not None else ():
        labels = [child for child in written(section) if child.type.endswith(_LABELS)]
        inside = [child for child in written(section) if child not in labels]
        tests = (*waiting, *(test for label in labels for test in _tests(lowering, label)))
        if not inside:
            waiting = tests
            continue
        start, end = section.start_byte, section.end_byte
        cases.append(ir.Case(start, end, tests if labels else (), None, None, lowering.block(inside)))
        waiting = ()
    subject = field(lowering, node, "value")
    out.append(ir.Switch(node.start_byte, node.end_byte, subject, tuple(cases)))


def _tests(lowering: Lowering, node: Node) -> tuple[ir.Expression, ...]:
    """What a pattern compares with; a type, or a shape, is nothing that is known."""
    parts = written(node)
    if node.type == "constant_pattern" and parts:
        return (lowering.expression(parts[0]),)
    if node.type == "or_pattern":
        return tuple([test for part in parts for test in _tests(lowering, part)])
    return (ir.Unknown(node.start_byte, node.end_byte, ()),)


def choice(lowering: Lowering, node: Node) -> ir.Expression:
    """`subject switch { pattern => value }`, as conditions."""
    parts = written(node)
    if not parts:
        return nothing(lowering, node)
    subject = lowering.expression(parts[0])
    value: ir.Expression = ir.Unknown(node.start_byte, node.start_byte, ())
    for arm in reversed(parts[1:]):
        inside = written(arm)
        if len(inside) < 2:
            continue
        given = lowering.expression(inside[-1])
        if inside[0].type == "discard":
            value = given
            continue
        test = _compared(subject, _tests(lowering, inside[0]))
        value = ir.Conditional(arm.start_byte, arm.end_byte, test, given, value)
    return value


def _compared(subject: ir.Expression, tests: tuple[ir.Expression, ...]) -> ir.Expression:
    test: ir.Expression = ir.Compare(subject[0], tests[0][1], "==", subject, tests[0])
    for more in tests[1:]:
        test = ir.Logical(test[0], more[1], "or", test, ir.Compare(more[0], more[1], "==", subject, more))
    return test


def is_(lowering: Lowering, node: Node) -> ir.Expression:
    """`value is pattern`: a comparison, or a new name for the value."""
    value, pattern = field(lowering, node, "expression"), node.child_by_field_name("pattern")
    if pattern is None:
        return unknown(lowering, node)
    start, end = node.start_byte, node.end_byte
    if pattern.type in ("constant_pattern", "or_pattern"):
        return _compared(value, _tests(lowering, pattern))
    if pattern.type == "negated_pattern" and written(pattern):
        return ir.Not(start, end, _compared(value, _tests(lowering, written(pattern)[0])))
    name = pattern.child_by_field_name("name")
    if name is None:
        return ir.Unknown(start, end, (value,))
    target = ir.Name(name.start_byte, name.end_byte, lowering.text(name))
    made = ir.Assignment(name.start_byte, name.end_byte, target, value, "", "", True)
    return ir.Unknown(start, end, (made,))


EXPRESSIONS: dict[str, ToExpression] = {"is_pattern_expression": is_, "switch_expression": choice}
