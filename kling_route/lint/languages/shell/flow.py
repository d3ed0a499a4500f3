"""The shell's branches and loops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.tree import Lowering, evaluate, field

if TYPE_CHECKING:
    from tree_sitter import Node

_FOR_EVER = ("true", ":")
_READ = "read"
_COUNTER = "seq"


def _condition(lowering: Lowering, nodes: list[Node], out: list[ir.Statement]) -> ir.Expression:
    """The last command of a condition; those before it are statements."""
    if not nodes:
        return ir.Unknown(0, 0, ())
    out.extend(lowering.block(nodes[:-1]))
    return lowering.expression(nodes[-1])


def if_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`if … then … elif … else … fi`. What an `elif` runs before its test stands in the branch before it."""
    other: tuple[ir.Statement, ...] = ()
    for clause in reversed([node, *[child for child in node.children if child.type in ("elif_clause", "else_clause")]]):
        then = next((at for at, child in enumerate(clause.children) if child.type == "then"), -1)
        own = [
            child for child in clause.children if child.is_named and child.type not in ("elif_clause", "else_clause")
        ]
        boundary = clause.children[then].start_byte if then != -1 else clause.start_byte
        body = lowering.block([child for child in own if child.start_byte > boundary])
        if clause.type == "else_clause":
            other = body
            continue
        before: list[ir.Statement] = []
        conditions = [child for child in own if child.start_byte < boundary and not child.is_extra]
        test = _condition(lowering, conditions, before)
        other = (*before, ir.If(clause.start_byte, node.end_byte, test, body, other))
    out.extend(other)


def while_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`while` and `until`. What is run before the test, and what `read` takes, stand first in the body; a loop that
    reads goes over lines.
    """
    conditions = [child for child in node.children_by_field_name("condition") if child.is_named]
    before: list[ir.Statement] = []
    test: ir.Expression | None = _condition(lowering, conditions, before)
    name = test.callee.id if isinstance(test, ir.Call) and isinstance(test.callee, ir.Name) else ""
    lines: ir.Expression | None = None
    if name in _FOR_EVER:
        test = None
    elif name == _READ:
        before.extend(lowering.block(conditions[-1:]))
        test, lines = None, ir.Unknown(node.start_byte, node.start_byte, ())
    if test is not None and node.children[0].type == "until":
        test = ir.Not(test.start, test.end, test)
    body = (*before, *_body(lowering, node))
    out.append(ir.Loop(node.start_byte, node.end_byte, None, lines, test, False, body, ()))


def _body(lowering: Lowering, node: Node) -> tuple[ir.Statement, ...]:
    body = node.child_by_field_name("body")
    return lowering.block(body.named_children) if body else ()


def for_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`for name in words`; without words, over the arguments. `{1..9}` and `1 2 3` count, as `seq` does."""
    start, end = node.start_byte, node.end_byte
    target = field(lowering, node, "variable")
    nodes = node.children_by_field_name("value")
    items = [lowering.expression(child) for child in nodes]
    iterable: ir.Expression = ir.Name(target.end, target.end, "@")
    if nodes and (nodes[0].type == "brace_expression" or _counts([lowering.text(child) for child in nodes])):
        given = ir.Argument(nodes[0].start_byte, nodes[-1].end_byte, None, items[-1], "")
        iterable = ir.Call(given.start, given.end, ir.Name(given.start, given.start, _COUNTER), (given,), False)
    elif len(items) == 1 and not isinstance(items[0], (ir.Literal, ir.Template)):
        iterable = items[0]
    elif items:
        iterable = ir.Sequence(items[0].start, items[-1].end, tuple(items))
    out.append(ir.Loop(start, end, target, iterable, None, False, _body(lowering, node), ()))


def _counts(words: list[str]) -> bool:
    return len(words) > 1 and words == [str(number) for number in range(1, len(words) + 1)]


def counting(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`for ((start; test; update))`."""
    for child in node.children_by_field_name("initializer"):
        evaluate(lowering, child, out)
    update: list[ir.Statement] = []
    for child in node.children_by_field_name("update"):
        evaluate(lowering, child, update)
    test = lowering.optional(node.child_by_field_name("condition"))
    body = (*_body(lowering, node), *update)
    out.append(ir.Loop(node.start_byte, node.end_byte, None, None, test, False, body, ()))
