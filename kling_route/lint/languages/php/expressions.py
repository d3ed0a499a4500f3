"""PHP's expressions: strings, access, operators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.escapes import unescape
from kling_route.lint.languages.php.arrays import targets
from kling_route.lint.languages.php.lowering import owner
from kling_route.lint.languages.tree import Lowering, field, inner, nothing, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_ESCAPES = dict(zip("efnrtv\\$\"'", "\x1b\f\n\r\t\v\\$\"'", strict=True))
_QUOTED = re.compile(r"\\([\\'])")
_OWN = frozenset(("self", "static"))
_SEPARATED = {"and": "and", "or": "or", "xor": "xor", "<>": "!="}
OPTIONS = ("CURLOPT_", "CURLINFO_")
"""How constants begin that name something of a cURL handle."""


def variable(lowering: Lowering, node: Node) -> ir.Expression:
    """`$name`."""
    return ir.Name(node.start_byte, node.end_byte, lowering.text(node).lstrip("&$"))


def name(lowering: Lowering, node: Node) -> ir.Expression:
    """A function, class or constant, however it is qualified."""
    text = lowering.text(node).lstrip("\\")
    if text in _OWN:
        text = owner(lowering) or text
    elif text == "parent":
        text = "super"
    if text.startswith(OPTIONS):
        return ir.Literal(node.start_byte, node.end_byte, text)
    return ir.Name(node.start_byte, node.end_byte, text)


def string(lowering: Lowering, node: Node) -> ir.Expression:
    """`'…'`: a backslash only hides itself and the quote."""
    text = lowering.text(node)
    value = text[text.find("'") + 1 : -1]
    return ir.Literal(node.start_byte, node.end_byte, _QUOTED.sub(r"\1", value))


def interpolated(lowering: Lowering, node: Node) -> ir.Expression:
    """`"…"` and heredocs, with variables and expressions in them."""
    body = node.child_by_field_name("value") or node
    parts: list[ir.Expression] = []
    for child in body.named_children if body is not node or node.type != "heredoc" else ():
        start, end = child.start_byte, child.end_byte
        if child.type in ("string_content", "escape_sequence", "nowdoc_string"):
            text = lowering.text(child)
            parts.append(ir.Literal(start, end, unescape(text, _ESCAPES) if child.type == "escape_sequence" else text))
        elif not child.is_extra:
            parts.append(lowering.expression(child))
    return common.text(node, parts)


def subscript(lowering: Lowering, node: Node) -> ir.Expression:
    """`$object[$key]`; within text the key may stand without quotes."""
    parts = written(node)
    if not parts:
        return nothing(lowering, node)
    value = lowering.expression(parts[0])
    if len(parts) < 2:
        return ir.Subscript(node.start_byte, node.end_byte, value, ir.Unknown(node.end_byte, node.end_byte, ()))
    key = lowering.expression(parts[1])
    if isinstance(key, ir.Name) and parts[1].type == "name" and node.parent is not None:
        within = node.parent.type in ("encapsed_string", "heredoc_body")
        key = ir.Literal(key.start, key.end, key.id) if within else key
    return ir.Subscript(node.start_byte, node.end_byte, value, key)


def member(lowering: Lowering, node: Node) -> ir.Expression:
    """`$object->name`, `Class::$name`, `Class::NAME`."""
    of = node.child_by_field_name("object") or node.child_by_field_name("scope")
    named = node.child_by_field_name("name")
    if of is None or named is None:
        parts = written(node)
        if len(parts) < 2:
            return unknown(lowering, node)
        of, named = parts[0], parts[-1]
    value = lowering.expression(of)
    if named.type == "variable_name" and node.type != "scoped_property_access_expression":
        return ir.Subscript(node.start_byte, node.end_byte, value, lowering.expression(named))
    return ir.Attribute(node.start_byte, node.end_byte, value, lowering.text(named).lstrip("$"), named.start_byte)


def binary(lowering: Lowering, node: Node) -> ir.Expression:
    """Two operands; `.` joins text. Chains are taken in a loop."""
    chain = [node]
    left = node.child_by_field_name("left")
    while left is not None and left.type == node.type:
        chain.append(left)
        left = left.child_by_field_name("left")
    value = lowering.optional(left) or nothing(lowering, node)
    for link in reversed(chain):
        operator = link.child_by_field_name("operator")
        sign = lowering.text(operator).lower() if operator is not None else ""
        right = field(lowering, link, "right")
        value = common.operation(link, "+" if sign == "." else _SEPARATED.get(sign, sign), value, right)
    return value


def unary(lowering: Lowering, node: Node) -> ir.Expression:
    """`!value`, `-value`."""
    operator = node.child_by_field_name("operator") or (node.children[0] if node.children else None)
    return common.signed(node, operator.type if operator is not None else "", field(lowering, node, "argument"))


def conditional(lowering: Lowering, node: Node) -> ir.Expression:
    """`test ? then : other`, `value ?: other`."""
    start, end = node.start_byte, node.end_byte
    test, then = field(lowering, node, "condition"), node.child_by_field_name("body")
    other = field(lowering, node, "alternative")
    if then is None:
        return ir.Logical(start, end, "or", test, other)
    return ir.Conditional(start, end, test, lowering.expression(then), other)


def assignment(lowering: Lowering, node: Node) -> ir.Expression:
    """`$target = value`; `$list[] = value` adds to the list."""
    left, right = node.child_by_field_name("left"), field(lowering, node, "right")
    start, end = node.start_byte, node.end_byte
    if left is None:
        return ir.Unknown(start, end, (right,))
    if left.type == "subscript_expression" and len(written(left)) == 1:
        items = (
            field(lowering, left, "object")
            if left.child_by_field_name("object")
            else lowering.expression(written(left)[0])
        )
        return common.call(node, ir.Attribute(start, left.end_byte, items, "append", left.end_byte), [right])
    operator = node.child_by_field_name("operator")
    sign = lowering.text(operator).removesuffix("=") if operator is not None else ""
    target = targets(lowering, left) if left.type == "array_creation_expression" else lowering.expression(left)
    return ir.Assignment(start, end, target, right, "+" if sign == "." else sign, "")


def updated(lowering: Lowering, node: Node) -> ir.Expression:
    """`$i++`, `--$i`."""
    return common.stepped(node, field(lowering, node, "argument"), "-" if common.marked(node, "--") else "+")


def matched(lowering: Lowering, node: Node) -> ir.Expression:
    """`match (subject) {…}` as tests one after the other."""
    subject, body = field(lowering, node, "condition"), node.child_by_field_name("body")
    arms = written(body) if body is not None else []
    value: ir.Expression = ir.Unknown(node.end_byte, node.end_byte, ())
    for arm in sorted(arms, key=lambda arm: arm.type != "match_default_expression"):
        if arm.type == "match_default_expression":
            value = field(lowering, arm, "return_expression")
    for arm in reversed(arms):
        tests = arm.child_by_field_name("conditional_expressions")
        if tests is None:
            continue
        start, end = arm.start_byte, arm.end_byte
        test: ir.Expression | None = None
        for child in written(tests):
            one = lowering.expression(child)
            if not (isinstance(subject, ir.Literal) and subject.value is True):
                one = ir.Compare(one[0], one[1], "==", subject, one)
            test = one if test is None else ir.Logical(test[0], one[1], "or", test, one)
        value = ir.Conditional(
            start, end, test or nothing(lowering, arm), field(lowering, arm, "return_expression"), value
        )
    return value


EXPRESSIONS: dict[str, ToExpression] = {
    "assignment_expression": assignment,
    "augmented_assignment_expression": assignment,
    "binary_expression": binary,
    "boolean": lambda lowering, node: ir.Literal(node.start_byte, node.end_byte, lowering.text(node).lower() == "true"),
    "by_ref": inner,
    "cast_expression": common.cast("value"),
    "class_constant_access_expression": member,
    "clone_expression": inner,
    "conditional_expression": conditional,
    "encapsed_string": interpolated,
    "error_suppression_expression": inner,
    "float": common.number,
    "heredoc": interpolated,
    "integer": common.number,
    "match_expression": matched,
    "member_access_expression": member,
    "name": name,
    "nowdoc": interpolated,
    "null": common.constant(None),
    "nullsafe_member_access_expression": member,
    "parenthesized_expression": inner,
    "qualified_name": name,
    "reference_assignment_expression": assignment,
    "relative_scope": name,
    "scoped_property_access_expression": member,
    "string": string,
    "subscript_expression": subscript,
    "unary_op_expression": unary,
    "update_expression": updated,
    "variable_name": variable,
    "variadic_unpacking": inner,
}
