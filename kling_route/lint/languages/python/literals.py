"""Python's numbers and constants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.tree import Lowering, nothing

if TYPE_CHECKING:
    from tree_sitter import Node


def integer(lowering: Lowering, node: Node) -> ir.Expression:
    try:
        return ir.Literal(node.start_byte, node.end_byte, int(lowering.text(node), 0))
    except ValueError:  # `1j`, Python 2's `0777` and `10L`, or more digits than anybody counts
        return nothing(lowering, node)


def floating(lowering: Lowering, node: Node) -> ir.Expression:
    try:
        return ir.Literal(node.start_byte, node.end_byte, float(lowering.text(node)))
    except ValueError:
        return nothing(lowering, node)


def true(_: Lowering, node: Node) -> ir.Expression:
    return ir.Literal(node.start_byte, node.end_byte, True)


def false(_: Lowering, node: Node) -> ir.Expression:
    return ir.Literal(node.start_byte, node.end_byte, False)


def none(_: Lowering, node: Node) -> ir.Expression:
    return ir.Literal(node.start_byte, node.end_byte, None)
