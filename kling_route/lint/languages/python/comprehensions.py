"""Python's comprehensions, and what generators hand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.tree import Lowering, field, several, unknown

if TYPE_CHECKING:
    from tree_sitter import Node


def comprehension(lowering: Lowering, node: Node) -> ir.Expression:
    body = node.child_by_field_name("body")
    clauses: list[ir.Clause] = []
    for child in node.named_children:
        if child.type == "for_in_clause":
            iterable = several(lowering, child, child.children_by_field_name("right"))
            clauses.append(ir.Clause(child.start_byte, child.end_byte, field(lowering, child, "left"), iterable, ()))
        elif child.type == "if_clause" and clauses:
            last = clauses[-1]
            clauses[-1] = last._replace(end=child.end_byte, conditions=(*last.conditions, *lowering.parts(child)))
    if body is None:
        return unknown(lowering, node)
    key = None
    if body.type == "pair":
        key, element = field(lowering, body, "key"), field(lowering, body, "value")
    else:
        element = lowering.expression(body)
    return ir.Comprehension(node.start_byte, node.end_byte, key, element, tuple(clauses))


def yielded(lowering: Lowering, node: Node) -> ir.Expression:
    """`yield value`; `yield from values` hands out a `Spread`."""
    start, end = node.start_byte, node.end_byte
    parts = lowering.parts(node)
    if not parts:
        return ir.Yield(start, end, None)
    if any(child.type == "from" for child in node.children):
        return ir.Yield(start, end, ir.Spread(parts[0][0], parts[0][1], parts[0]))
    return ir.Yield(start, end, parts[0])
