"""Java's `switch`, as a statement and as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.tree import Lowering, field, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

_GROUPS = ("switch_block_statement_group", "switch_rule")


def switch(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`switch (subject) {…}`; empty cases fall through to the next one."""
    subject = field(lowering, node, "condition")
    cases: list[ir.Case] = []
    waiting: tuple[ir.Expression, ...] = ()
    for labels, body in _groups(node):
        start, end = labels[0].start_byte, (body[-1] if body else labels[-1]).end_byte
        tests = (*waiting, *(test for label in labels for test in _tests(lowering, label)))
        if not body:
            waiting = tests
            continue
        default = any(not written(label) for label in labels)
        cases.append(ir.Case(start, end, () if default else tests, None, None, lowering.block(body)))
        waiting = ()
    out.append(ir.Switch(node.start_byte, node.end_byte, subject, tuple(cases)))


def _groups(node: Node) -> Iterator[tuple[list[Node], list[Node]]]:
    """The labels and the statements of each case."""
    body = node.child_by_field_name("body")
    for group in written(body) if body is not None else ():
        if group.type in _GROUPS:
            labels = [child for child in written(group) if child.type == "switch_label"]
            if labels:
                yield labels, [child for child in written(group) if child.type != "switch_label"]


def _tests(lowering: Lowering, label: Node) -> tuple[ir.Expression, ...]:
    """What a case compares with. A pattern is compared with nothing that is known."""
    return tuple(
        [
            ir.Unknown(child.start_byte, child.end_byte, ())
            if child.type in ("pattern", "guard")
            else lowering.expression(child)
            for child in written(label)
        ]
    )


def choice(lowering: Lowering, node: Node) -> ir.Expression:
    """`switch` as a value: one case after another, as conditions."""
    subject = field(lowering, node, "condition")
    value: ir.Expression = ir.Unknown(node.start_byte, node.start_byte, ())
    for labels, body in reversed(list(_groups(node))):
        given = _value(lowering, body)
        tests = [test for label in labels for test in _tests(lowering, label)]
        if not tests:
            value = given
            continue
        test: ir.Expression = ir.Compare(subject[0], tests[0][1], "==", subject, tests[0])
        for more in tests[1:]:
            test = ir.Logical(test[0], more[1], "or", test, ir.Compare(more[0], more[1], "==", subject, more))
        value = ir.Conditional(labels[0].start_byte, node.end_byte, test, given, value)
    return value


def _value(lowering: Lowering, body: list[Node]) -> ir.Expression:
    """What a case gives: its expression, or what its block yields."""
    if len(body) == 1 and body[0].type == "expression_statement":
        parts = written(body[0])
        if parts:
            return lowering.expression(parts[0])
    start, end = (body[0].start_byte, body[-1].end_byte) if body else (0, 0)
    function = ir.Function(start, end, "", (), lowering.block(body), (), None, False)
    return ir.Call(start, end, function, (), False)
