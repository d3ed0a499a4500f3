"""What lowering has in common in all languages that a grammar parses: dispatch, comments, unreadable places."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from kling_route.lint import ir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tree_sitter import Node

    ToExpression = Callable[["Lowering", Node], ir.Expression]
    """Lowers one kind of node to an expression."""

    ToStatements = Callable[["Lowering", Node, list[ir.Statement]], None]
    """Lowers one kind of node to statements, appended to the list."""


_MARK = re.compile(rb"#|//|/\*|=begin")
"""What comments start with in the languages that are lowered here."""


class Lowering:
    """The lowering of one fragment: its code, the tables of its language and the errors met on the way.

    Languages derive from it, fill the two tables, and add what else their handlers share.
    """

    __slots__ = ("code", "errors")

    expressions: ClassVar[dict[str, ToExpression]] = {}
    """Node kind → what lowers it to an expression."""

    statements: ClassVar[dict[str, ToStatements]] = {}
    """Node kind → what lowers it to statements."""

    def __init__(self, code: bytes) -> None:
        self.code = code
        self.errors: list[tuple[int, int]] = []

    def text(self, node: Node) -> str:
        """The code of a node."""
        return self.code[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def expression(self, node: Node) -> ir.Expression:
        """One expression; what has no handler becomes `Unknown` with its parts."""
        return self.expressions.get(node.type, unknown)(self, node)

    def optional(self, node: Node | None) -> ir.Expression | None:
        """An expression that may be absent."""
        return None if node is None else self.expressions.get(node.type, unknown)(self, node)

    def parts(self, node: Node) -> tuple[ir.Expression, ...]:
        """The expressions that a node is made of."""
        get = self.expressions.get
        return tuple([get(child.type, unknown)(self, child) for child in written(node)])

    def block(self, nodes: Iterable[Node]) -> tuple[ir.Statement, ...]:
        """The statements of nodes. One that is nested too deeply to be lowered is an error instead."""
        out: list[ir.Statement] = []
        get = self.statements.get
        for node in nodes:
            if node.is_extra and not node.is_error:
                continue
            try:
                get(node.type, evaluate)(self, node, out)
            except RecursionError:
                self.errors.append((node.start_byte, node.end_byte))
        return tuple(out)

    def module(self, root: Node) -> ir.Module:
        """The whole fragment."""
        body = self.block(root.named_children)
        return ir.Module(body, comments(self.code, root), (*unread(root), *self.errors))


def written(node: Node) -> list[Node]:
    """The named children without comments and line continuations."""
    return [child for child in node.named_children if not child.is_extra or child.is_error]


def field(lowering: Lowering, node: Node, name: str) -> ir.Expression:
    """The expression in a field that the grammar always fills, except where code is broken."""
    child = node.child_by_field_name(name)
    return nothing(lowering, node) if child is None else lowering.expression(child)


def nothing(_: Lowering, node: Node) -> ir.Expression:
    """A value that says nothing: `...`, a complex number, a missing operand."""
    return ir.Unknown(node.start_byte, node.end_byte, ())


def inner(lowering: Lowering, node: Node) -> ir.Expression:
    """What adds nothing to the one expression in it: parentheses, `await`."""
    parts = written(node)
    return lowering.expression(parts[0]) if len(parts) == 1 else unknown(lowering, node)


def several(lowering: Lowering, node: Node, nodes: list[Node]) -> ir.Expression:
    """The nodes of a place where commas make a tuple."""
    if len(nodes) == 1:
        return lowering.expression(nodes[0])
    if not nodes:
        return nothing(lowering, node)
    items = tuple([lowering.expression(child) for child in nodes])
    return ir.Sequence(nodes[0].start_byte, nodes[-1].end_byte, items)


def unknown(lowering: Lowering, node: Node) -> ir.Expression:
    """What is not modelled: its parts are still seen, statements among them as functions that nobody calls."""
    parts: list[ir.Expression] = []
    for child in written(node):
        if child.type in lowering.statements and child.type not in lowering.expressions:
            start, end = child.start_byte, child.end_byte
            body = lowering.block([child])
            parts.append(ir.Function(start, end, "", (), body, (), None, False))
        else:
            parts.append(lowering.expression(child))
    return ir.Unknown(node.start_byte, node.end_byte, tuple(parts))


def evaluate(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """An expression as a statement. An assignment is a statement of its own."""
    value = lowering.expressions.get(node.type, unknown)(lowering, node)
    if isinstance(value, ir.Assignment):
        out.append(value)
    else:
        out.append(ir.Evaluate(node.start_byte, node.end_byte, value))


def broken(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """Lowers the pieces of a place that the grammar could not read, each for itself."""
    out.extend(lowering.block(node.named_children))


def comments(code: bytes, root: Node, kind: str = "comment") -> tuple[ir.Comment, ...]:
    """All comments below a node, wherever they stand. Only nodes that hold what looks like one are looked into."""
    found: list[ir.Comment] = []
    marks = [mark.start() for mark in _MARK.finditer(code)] + [len(code)]
    cursor = root.walk()
    descend, follow, climb = cursor.goto_first_child, cursor.goto_next_sibling, cursor.goto_parent
    while True:
        node = cursor.node
        assert node is not None
        start, end = node.start_byte, node.end_byte
        if marks[bisect_left(marks, start)] < end:
            if node.is_extra and node.type == kind:
                found.append(ir.Comment(start, end, code[start:end].decode("utf-8", "replace")))
            elif descend():
                continue
        while not follow():
            if not climb():
                return tuple(found)


def unread(root: Node) -> tuple[tuple[int, int], ...]:
    """The places below a node that the grammar could not read, in order."""
    found: list[tuple[int, int]] = []
    waiting = [root] if root.has_error else []
    while waiting:
        node = waiting.pop()
        if node.is_error or node.is_missing:
            found.append((node.start_byte, node.end_byte))
        else:
            waiting.extend(child for child in reversed(node.children) if child.has_error or child.is_missing)
    return tuple(found)
