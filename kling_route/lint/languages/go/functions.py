"""Go's functions: parameters, bodies, function literals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.tree import Lowering, written

if TYPE_CHECKING:
    from tree_sitter import Node


def literal(lowering: Lowering, node: Node) -> ir.Expression:
    """`func(…) {…}` as a value."""
    return function(lowering, node, "", None)


def function(lowering: Lowering, node: Node, name: str, receiver: str | None) -> ir.Function:
    """A function, method or function literal."""
    given = parameters(lowering, node.child_by_field_name("parameters"))
    statements = common.body(lowering, node.child_by_field_name("body"))
    return ir.Function(node.start_byte, node.end_byte, name, given, statements, (), receiver, False)


def parameters(lowering: Lowering, node: Node | None) -> tuple[ir.Parameter, ...]:
    """The parameters; `a, b string` are two of one type. One without a name is bound to nothing."""
    found: list[ir.Parameter] = []
    for child in written(node) if node is not None else ():
        kind = child.child_by_field_name("type")
        annotation = plain_type(lowering, kind)
        unpack = "*" if child.type == "variadic_parameter_declaration" else ""
        names = child.children_by_field_name("name") or [child]
        for one in names:
            start, end = one.start_byte, one.end_byte
            target: ir.Expression = ir.Unknown(start, end, ())
            if one.type == "identifier":
                target = ir.Name(start, end, lowering.text(one))
            found.append(ir.Parameter(start, end, target, None, unpack, annotation))
    return tuple(found)


def plain_type(lowering: Lowering, node: Node | None) -> str:
    """A type as it is written, without the mark of a pointer."""
    return lowering.text(node).lstrip("*") if node is not None else ""
