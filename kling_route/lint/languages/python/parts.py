"""What the handlers of Python's nodes share: fields, and the simplest nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.tree import Lowering, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node


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
