"""Operators and assignments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.ir import (
    Argument,
    Assignment,
    Attribute,
    Binary,
    Call,
    Compare,
    Conditional,
    Expression,
    Literal,
    Logical,
    Name,
    Not,
    Subscript,
    Unknown,
)
from kling_route.lint.languages.javascript.functions import named
from kling_route.lint.languages.javascript.lowering import solid
from kling_route.lint.languages.tree import unknown

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.javascript.lowering import Lowering, ToExpression


LOGICAL = {"&&": "and", "||": "or", "??": "??"}
COMPARE = {"==": "==", "===": "==", "!=": "!=", "!==": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=", "in": "in"}
DELETE = "delete"


def binary(lowering: Lowering, node: Node) -> Expression:
    children = node.children
    if len(children) != 3:
        children = solid(node)
        if len(children) != 3:
            return unknown(lowering, node)
    first, mark, second = children
    get = lowering.expressions.get
    left = get(first.type, unknown)(lowering, first)
    right = get(second.type, unknown)(lowering, second)
    start, end, operator = node.start_byte, node.end_byte, mark.type
    if operator in LOGICAL:
        return Logical(start, end, LOGICAL[operator], left, right)
    if operator in COMPARE:
        if first.type == "private_property_identifier":
            left = Literal(first.start_byte, first.end_byte, lowering.text(first))
        return Compare(start, end, COMPARE[operator], left, right)
    return Binary(start, end, operator, left, right)


def unary(lowering: Lowering, node: Node) -> Expression:
    children = solid(node)
    if len(children) != 2:
        return unknown(lowering, node)
    operator = children[0].type
    value = lowering.expression(children[1])
    start, end = node.start_byte, node.end_byte
    if operator == "!":
        return Not(start, end, value)
    if isinstance(value, Literal):
        if operator == "void":
            return Literal(start, end, None)
        if operator in "+-" and isinstance(value.value, int | float):
            return Literal(start, end, -value.value if operator == "-" else value.value)
    if operator == "void":  # written to drop a value
        return value
    if operator == DELETE and isinstance(value, Attribute | Subscript):
        return delete(start, end, value)
    return Unknown(start, end, (value,))


def delete(start: int, end: int, place: Attribute | Subscript) -> Expression:
    """`delete object.key` reads nothing of `object`: it is a call of `delete` with the object and the key."""
    key = Literal(place.at, place.end, place.name) if isinstance(place, Attribute) else place.key
    arguments = (
        Argument(place.object.start, place.object.end, None, place.object, ""),
        Argument(key.start, key.end, None, key, ""),
    )
    return Call(start, end, Name(start, start + len(DELETE), DELETE), arguments, new=False)


def update(lowering: Lowering, node: Node) -> Expression:
    """`i++` adds one to `i`."""
    target = lowering.required(node, "argument")
    operator = node.child_by_field_name("operator")
    if operator is None:
        return unknown(lowering, node)
    one = Literal(operator.start_byte, operator.end_byte, 1)
    return Assignment(node.start_byte, node.end_byte, target, one, operator.type[0], "")


def ternary(lowering: Lowering, node: Node) -> Expression:
    test = lowering.required(node, "condition")
    then = lowering.required(node, "consequence")
    other = lowering.required(node, "alternative")
    return Conditional(node.start_byte, node.end_byte, test, then, other)


def assignment(lowering: Lowering, node: Node) -> Expression:
    children = solid(node)
    if len(children) != 3:
        return unknown(lowering, node)
    left, mark, right = children
    value = lowering.expression(right)
    target = lowering.expression(left)
    operator = mark.type.removesuffix("=")
    operator = LOGICAL.get(operator, operator)
    return Assignment(node.start_byte, node.end_byte, target, named(value, target), operator, "")


EXPRESSIONS: dict[str, ToExpression] = {
    "binary_expression": binary,
    "unary_expression": unary,
    "update_expression": update,
    "ternary_expression": ternary,
    "assignment_expression": assignment,
    "augmented_assignment_expression": assignment,
    "assignment_pattern": assignment,
}
