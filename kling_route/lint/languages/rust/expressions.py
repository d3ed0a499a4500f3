"""Rust's expressions: strings, paths, access, construction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.escapes import unescape
from kling_route.lint.languages.rust.lowering import RustLowering
from kling_route.lint.languages.tree import Lowering, field, inner, nothing, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_ESCAPES = dict(zip("nrt0\\'\"", "\n\r\t\0\\'\"", strict=True))


def string(lowering: Lowering, node: Node) -> ir.Expression:
    """`"…"`, `r#"…"#`, `b"…"`."""
    value = "".join(
        unescape(lowering.text(child), _ESCAPES) if child.type == "escape_sequence" else lowering.text(child)
        for child in node.named_children
        if not (child.type == "escape_sequence" and lowering.text(child)[1:2] in ("\n", "\r"))
    )
    return ir.Literal(node.start_byte, node.end_byte, value)


def path(lowering: Lowering, node: Node) -> ir.Expression:
    """`module::name`, without the types that a generic one is for."""
    of, name = node.child_by_field_name("path"), node.child_by_field_name("name")
    if name is None:
        return unknown(lowering, node)
    start, end = node.start_byte, node.end_byte
    text = lowering.text(name)
    if of is None or of.type in ("crate", "super", "self"):
        return ir.Name(start, end, text)
    return ir.Attribute(start, end, lowering.expression(of), text, name.start_byte)


def identifier(lowering: Lowering, node: Node) -> ir.Expression:
    """A variable, a type, `self`, `Self`, `None`."""
    text = lowering.text(node)
    start, end = node.start_byte, node.end_byte
    if text == "None":  # what is not there is left out of JSON as often as it is null
        return ir.Unknown(start, end, ())
    assert isinstance(lowering, RustLowering)
    return ir.Name(start, end, lowering.owner if text == "Self" and lowering.owner else text)


def generic(lowering: Lowering, node: Node) -> ir.Expression:
    """`name::<Type>`, `Type<Other>`."""
    of = node.child_by_field_name("function") or node.child_by_field_name("type")
    return lowering.expression(of) if of is not None else unknown(lowering, node)


def access(lowering: Lowering, node: Node) -> ir.Expression:
    """`value.field`, `value.0`."""
    name, value = node.child_by_field_name("field"), field(lowering, node, "value")
    if name is None:
        return value
    start, end = node.start_byte, node.end_byte
    text = lowering.text(name)
    if text.isdecimal():
        return ir.Subscript(start, end, value, ir.Literal(name.start_byte, name.end_byte, int(text)))
    return ir.Attribute(start, end, value, text, name.start_byte)


def index(lowering: Lowering, node: Node) -> ir.Expression:
    """`value[key]`, `&value[..4]`."""
    parts = written(node)
    if len(parts) < 2:
        return unknown(lowering, node)
    value = lowering.expression(parts[0])
    if parts[1].type == "range_expression":
        ends = {"lower": None, "upper": None}
        bound: dict[str, ir.Expression | None] = dict(ends)
        side = "lower"
        for child in parts[1].children:
            if child.is_named:
                bound[side] = lowering.expression(child)
            else:
                side = "upper"
        return ir.Slice(node.start_byte, node.end_byte, value, bound["lower"], bound["upper"])
    return ir.Subscript(node.start_byte, node.end_byte, value, lowering.expression(parts[1]))


def construction(lowering: Lowering, node: Node) -> ir.Expression:
    """`Type { field: value, field, ..other }`."""
    name, inside = node.child_by_field_name("name"), node.child_by_field_name("body")
    given: list[ir.Argument] = []
    for child in written(inside) if inside is not None else ():
        start, end = child.start_byte, child.end_byte
        key, value = child.child_by_field_name("field"), child.child_by_field_name("value")
        if child.type == "shorthand_field_initializer":
            given.append(ir.Argument(start, end, lowering.text(child), inner(lowering, child), ""))
        elif key is not None and value is not None:
            given.append(ir.Argument(start, end, lowering.text(key), lowering.expression(value), ""))
    callee = lowering.expression(name) if name is not None else nothing(lowering, node)
    return ir.Call(node.start_byte, node.end_byte, callee, tuple(given), True)


def unary(lowering: Lowering, node: Node) -> ir.Expression:
    """`!value`, `-value`, `*value`."""
    sign = node.children[0].type if node.children else ""
    parts = written(node)
    value = lowering.expression(parts[-1]) if parts else nothing(lowering, node)
    return value if sign == "*" else common.signed(node, sign, value)


def assignment(lowering: Lowering, node: Node) -> ir.Expression:
    """`target = value`, `target += value`."""
    operator = node.child_by_field_name("operator")
    sign = lowering.text(operator).removesuffix("=") if operator is not None else ""
    target, value = field(lowering, node, "left"), field(lowering, node, "right")
    return ir.Assignment(node.start_byte, node.end_byte, target, value, sign, "")


EXPRESSIONS: dict[str, ToExpression] = {
    "assignment_expression": assignment,
    "await_expression": inner,
    "binary_expression": common.binary,
    "boolean_literal": lambda lowering, node: ir.Literal(node.start_byte, node.end_byte, lowering.text(node) == "true"),
    "char_literal": lambda lowering, node: ir.Literal(node.start_byte, node.end_byte, lowering.text(node)[1:-1]),
    "compound_assignment_expr": assignment,
    "field_expression": access,
    "float_literal": common.number,
    "generic_function": generic,
    "generic_type": generic,
    "identifier": identifier,
    "index_expression": index,
    "integer_literal": common.number,
    "parenthesized_expression": inner,
    "raw_string_literal": string,
    "reference_expression": common.cast("value"),
    "scoped_identifier": path,
    "scoped_type_identifier": path,
    "self": identifier,
    "shorthand_field_identifier": identifier,
    "string_literal": string,
    "struct_expression": construction,
    "try_expression": inner,
    "type_cast_expression": common.cast("value"),
    "type_identifier": identifier,
    "unary_expression": unary,
}
