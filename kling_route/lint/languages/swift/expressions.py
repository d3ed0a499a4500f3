"""Swift's expressions: strings, collections, access, calls, operators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.escapes import unescape
from kling_route.lint.languages.tails import alone
from kling_route.lint.languages.tree import Lowering, field, inner, nothing, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_ESCAPES = dict(zip("nrt0\\'\"", "\n\r\t\0\\'\"", strict=True))
_JOINING = frozenset(
    (
        "for",
        "with",
        "from",
        "string",
        "url",
        "to",
        "withJSONObject",
        "forHTTPHeaderField",
        "using",
        "contentsOf",
    )
)
"""Labels that say nothing but how an argument is meant."""
_DECODE, _READ = "decode", "fromJson"
_OPERANDS = ("lhs", "rhs")


def string(lowering: Lowering, node: Node) -> ir.Expression:
    """`"…\\(value)…"`, `\"\"\"…\"\"\"`, `#"…"#`."""
    parts: list[ir.Expression] = []
    for child in node.named_children:
        start, end = child.start_byte, child.end_byte
        text = lowering.text(child)
        if child.type == "interpolated_expression":
            if child.child_by_field_name("name") is None:
                parts.append(field(lowering, child, "value"))
        elif child.type == "str_escaped_char":
            parts.append(ir.Literal(start, end, unescape(text, _ESCAPES)))
        elif child.type == "raw_str_end_part":
            parts.append(ir.Literal(start, end, text.strip("#").removeprefix('"').removesuffix('"')))
        else:
            parts.append(ir.Literal(start, end, text))
    return common.text(node, parts)


def dictionary(lowering: Lowering, node: Node) -> ir.Expression:
    """`[key: value, …]`."""
    keys, values = node.children_by_field_name("key"), node.children_by_field_name("value")
    entries = [
        ir.Entry(key.start_byte, value.end_byte, lowering.expression(key), lowering.expression(value))
        for key, value in zip(keys, values, strict=False)
    ]
    return ir.Mapping(node.start_byte, node.end_byte, tuple(entries))


def array(lowering: Lowering, node: Node) -> ir.Expression:
    """`[a, b]`, `(a, b)`."""
    items = node.children_by_field_name("element") or node.children_by_field_name("value")
    if node.type == "tuple_expression" and len(items) == 1:
        return lowering.expression(items[0])
    return ir.Sequence(node.start_byte, node.end_byte, tuple([lowering.expression(item) for item in items]))


def navigation(lowering: Lowering, node: Node) -> ir.Expression:
    """`target.name`, `target.0`."""
    suffix = node.child_by_field_name("suffix")
    name = suffix.child_by_field_name("suffix") if suffix is not None else None
    value = field(lowering, node, "target")
    if name is None:
        return value
    text = lowering.text(name)
    if text.isdecimal():
        return ir.Subscript(
            node.start_byte, node.end_byte, value, ir.Literal(name.start_byte, name.end_byte, int(text))
        )
    return ir.Attribute(node.start_byte, node.end_byte, value, text, name.start_byte)


def call(lowering: Lowering, node: Node) -> ir.Expression:
    """`callee(label: value) { closure }`, and `object[key]`, which the grammar has as a call too."""
    parts = written(node)
    suffix = parts[-1] if parts and parts[-1].type == "call_suffix" else None
    if suffix is None:
        return unknown(lowering, node)
    callee = lowering.expression(parts[0])
    start, end = node.start_byte, node.end_byte
    given: list[ir.Argument] = []
    for child in written(suffix):
        if child.type == "value_arguments":
            given += [_argument(lowering, one) for one in written(child) if one.type == "value_argument"]
            if common.marked(child, "["):
                key = given[0].value if given else nothing(lowering, child)
                return ir.Subscript(start, end, callee, key)
        elif child.type == "lambda_literal":
            given.append(ir.Argument(child.start_byte, child.end_byte, None, lowering.expression(child), ""))
    new = isinstance(callee, ir.Name) and callee.id[:1].isupper()
    if not (new and _is_own(lowering, lowering.text(parts[0]))):
        given = [one._replace(name=None) if one.name in _JOINING else one for one in given]
    if isinstance(callee, ir.Attribute) and callee.name == _DECODE and len(given) == 2:
        given.reverse()  # the text, and the type that it is read as
        callee = callee._replace(name=_READ)
    return ir.Call(start, end, callee, tuple(given), new)


def _is_own(lowering: Lowering, name: str) -> bool:
    """Whether the file has a type of this name, whose labels are its fields."""
    return re.search(rb"\b(?:struct|class)\s+" + re.escape(name.encode()) + rb"\b", lowering.code) is not None


def _argument(lowering: Lowering, node: Node) -> ir.Argument:
    label = node.child_by_field_name("name")
    value = field(lowering, node, "value")
    return ir.Argument(node.start_byte, node.end_byte, lowering.text(label) if label is not None else None, value, "")


def binary(lowering: Lowering, node: Node) -> ir.Expression:
    """Two operands; the operator stands between them. Chains are taken in a loop."""
    chain = [node]
    left = node.child_by_field_name(_OPERANDS[0])
    while left is not None and left.type == node.type:
        chain.append(left)
        left = left.child_by_field_name(_OPERANDS[0])
    value = lowering.optional(left) or nothing(lowering, node)
    for link in reversed(chain):
        sign = next((child.type for child in link.children if not child.is_named), "")
        operator = link.child_by_field_name("op")
        sign = lowering.text(operator) if operator is not None else sign
        value = common.operation(link, sign, value, field(lowering, link, _OPERANDS[1]))
    return value


def otherwise(lowering: Lowering, node: Node) -> ir.Expression:
    """`value ?? other`."""
    left, right = field(lowering, node, "value"), field(lowering, node, "if_nil")
    return ir.Logical(node.start_byte, node.end_byte, "??", left, right)


def prefix(lowering: Lowering, node: Node) -> ir.Expression:
    """`!value`, `-value`, `.member` of a type that is known from elsewhere."""
    sign = node.children[0].type if node.children else ""
    if sign == ".":
        return nothing(lowering, node)
    return common.signed(node, "!" if sign == "bang" else sign, field(lowering, node, "target"))


def ternary(lowering: Lowering, node: Node) -> ir.Expression:
    """`test ? then : other`."""
    then, other = field(lowering, node, "if_true"), field(lowering, node, "if_false")
    return ir.Conditional(node.start_byte, node.end_byte, field(lowering, node, "condition"), then, other)


def assignment(lowering: Lowering, node: Node) -> ir.Expression:
    """`target = value`, `target += value`."""
    operator = node.child_by_field_name("operator")
    sign = lowering.text(operator).removesuffix("=") if operator is not None else ""
    to = node.child_by_field_name("target")
    target = lowering.expression(written(to)[0]) if to is not None and written(to) else nothing(lowering, node)
    return ir.Assignment(node.start_byte, node.end_byte, target, field(lowering, node, "result"), sign, "")


def branched(lowering: Lowering, node: Node) -> ir.Expression:
    """`if` and `switch` as values."""
    body = lowering.block([node])
    value = alone(body)
    if value is not None:
        return value
    start, end = node.start_byte, node.end_byte
    return ir.Unknown(start, end, (ir.Function(start, end, "", (), body, (), None, False),))


EXPRESSIONS: dict[str, ToExpression] = {
    **dict.fromkeys(
        (
            *("additive_expression", "multiplicative_expression", "comparison_expression", "equality_expression"),
            *("conjunction_expression", "disjunction_expression", "infix_expression"),
        ),
        binary,
    ),
    "array_literal": array,
    "as_expression": common.cast("expr"),
    "assignment": assignment,
    "await_expression": common.cast("expr"),
    "boolean_literal": lambda lowering, node: ir.Literal(node.start_byte, node.end_byte, lowering.text(node) == "true"),
    "call_expression": call,
    "dictionary_literal": dictionary,
    "directly_assignable_expression": inner,
    "hex_literal": common.number,
    "if_statement": branched,
    "integer_literal": common.number,
    "line_string_literal": string,
    "multi_line_string_literal": string,
    "navigation_expression": navigation,
    "nil_coalescing_expression": otherwise,
    "nil_literal": common.constant(None),
    "optional_chain_marker": inner,
    "postfix_expression": common.cast("target"),
    "prefix_expression": prefix,
    "raw_string_literal": string,
    "real_literal": common.number,
    "self_expression": common.identifier,
    "simple_identifier": common.identifier,
    "super_expression": common.identifier,
    "switch_statement": branched,
    "ternary_expression": ternary,
    "try_expression": common.cast("expr"),
    "tuple_expression": array,
}
