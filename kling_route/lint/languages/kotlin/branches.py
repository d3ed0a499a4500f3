"""Kotlin's branches and `try`, as statements and as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.kotlin.functions import pattern
from kling_route.lint.languages.tails import alone, returning, tail
from kling_route.lint.languages.tree import Lowering, field, nothing, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression, ToStatements

BRANCHING = frozenset(("if_expression", "when_expression", "try_expression"))


def nested(lowering: Lowering, node: Node) -> tuple[ir.Statement, ...]:
    """The statements of a block, or the single one in its place."""
    return common.body(lowering, node) if node.type == "block" else lowering.block([node])


def branch(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`if (…) … else …`."""
    test = node.child_by_field_name("condition")
    then: tuple[ir.Statement, ...] = ()
    other: tuple[ir.Statement, ...] = ()
    past = False
    for child in node.children:
        if child.type == "else":
            past = True
        elif child.is_named and not child.is_extra and child != test:
            made = common.body(lowering, child) if child.type == "block" else lowering.block([child])
            then, other = (then, made) if past else (made, other)
    out.append(ir.If(node.start_byte, node.end_byte, field(lowering, node, "condition"), then, other))


def when(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`when (subject) {…}`; without a subject, one condition after the other."""
    start, end = node.start_byte, node.end_byte
    parts = written(node)
    entries = [child for child in parts if child.type == "when_entry"]
    if not parts or parts[0].type != "when_subject":
        rest: tuple[ir.Statement, ...] = ()
        for entry in reversed(entries):
            test, inside = _condition(lowering, entry), _entry(lowering, entry)
            rest = (ir.If(entry.start_byte, entry.end_byte, test, inside, rest),) if test is not None else inside
        out.extend(rest)
        return
    subject = _subject(lowering, parts[0], out)
    cases: list[ir.Case] = []
    for entry in entries:
        tests = tuple([_test(lowering, child) for child in entry.children_by_field_name("condition")])
        inside = _entry(lowering, entry)
        cases.append(ir.Case(entry.start_byte, entry.end_byte, tests, None, None, inside))
    out.append(ir.Switch(start, end, subject, tuple(cases)))


def _subject(lowering: Lowering, node: Node, out: list[ir.Statement]) -> ir.Expression:
    """`(value)`, `(val name = value)`."""
    parts = written(node)
    if len(parts) > 1:
        target, value = pattern(lowering, parts[-2]), lowering.expression(parts[-1])
        out.append(ir.Assignment(node.start_byte, node.end_byte, target, value, "", "", True))
        return target
    return lowering.expression(parts[0]) if parts else nothing(lowering, node)


def _condition(lowering: Lowering, entry: Node) -> ir.Expression | None:
    """The test of an entry without a subject; None for `else`."""
    test: ir.Expression | None = None
    for child in entry.children_by_field_name("condition"):
        if child.is_named:
            more = lowering.expression(child)
            test = more if test is None else ir.Logical(test[0], more[1], "or", test, more)
    return test


def _test(lowering: Lowering, node: Node) -> ir.Expression:
    """What an entry compares with. A type or a range is compared with nothing that is known."""
    return nothing(lowering, node) if node.type.endswith("_test") else lowering.expression(node)


def _entry(lowering: Lowering, entry: Node) -> tuple[ir.Statement, ...]:
    last = written(entry)[-1:]
    return tuple([one for child in last for one in nested(lowering, child)]) if _is_body(entry) else ()


def _is_body(entry: Node) -> bool:
    last = entry.named_children[-1] if entry.named_children else None
    return last is not None and last not in entry.children_by_field_name("condition")


def guarded(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`try {…} catch (name: T) {…} finally {…}`."""
    inside: tuple[ir.Statement, ...] = ()
    handlers: list[ir.Handler] = []
    final: tuple[ir.Statement, ...] = ()
    for child in written(node):
        if child.type == "block":
            inside = common.body(lowering, child)
        elif child.type == "finally_block":
            final = tuple([one for part in written(child) for one in common.body(lowering, part)])
        elif child.type == "catch_block":
            parts = written(child)
            names = [ir.Name(part.start_byte, part.end_byte, lowering.text(part)) for part in parts[:1]]
            types = tuple([lowering.expression(part) for part in parts if part.type == "user_type"])
            caught = tuple([one for part in parts if part.type == "block" for one in common.body(lowering, part)])
            handlers.append(ir.Handler(child.start_byte, child.end_byte, types, next(iter(names), None), caught))
    out.append(ir.Try(node.start_byte, node.end_byte, inside, tuple(handlers), (), final))


def chosen(lowering: Lowering, node: Node) -> ir.Expression:
    """A branch as a value."""
    made = lowering.block([node])
    value = alone(made)
    if value is not None:
        return value
    start, end = node.start_byte, node.end_byte
    return ir.Call(start, end, ir.Function(start, end, "", (), tail(made, returning), (), None, False), (), False)


EXPRESSIONS: dict[str, ToExpression] = dict.fromkeys(BRANCHING, chosen)
STATEMENTS: dict[str, ToStatements] = {"if_expression": branch, "try_expression": guarded, "when_expression": when}
