"""Java's expressions: strings, calls, access, creation."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.escapes import unescape
from kling_route.lint.languages.tree import Lowering, field, inner, nothing, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_ESCAPES = dict(zip("bfnrts\\'\"\n", "\b\f\n\r\t \\'\"", strict=False)) | {"\n": ""}
_BLOCK = '"""'


def string(lowering: Lowering, node: Node) -> ir.Expression:
    """`"…"` or a text block without its indentation."""
    text = lowering.text(node)
    if text.startswith(_BLOCK):
        value = textwrap.dedent(text[len(_BLOCK) : -len(_BLOCK)].partition("\n")[2])
    else:
        value = text[1:-1]
    return ir.Literal(node.start_byte, node.end_byte, unescape(value, _ESCAPES))


def field_access(lowering: Lowering, node: Node) -> ir.Expression:
    """`object.field`."""
    name = node.child_by_field_name("field")
    value = field(lowering, node, "object")
    if name is None or name.type == "this":
        return value
    return ir.Attribute(node.start_byte, node.end_byte, value, lowering.text(name), name.start_byte)


def dotted(lowering: Lowering, node: Node) -> ir.Expression:
    """`java.util.List` where no value stands before the dots."""
    name = node.child_by_field_name("name")
    scope = node.child_by_field_name("scope")
    if name is None or scope is None:
        return ir.Name(node.start_byte, node.end_byte, lowering.text(node))
    value = lowering.expression(scope)
    return ir.Attribute(node.start_byte, node.end_byte, value, lowering.text(name), name.start_byte)


def invocation(lowering: Lowering, node: Node) -> ir.Expression:
    """`object.name(…)` or `name(…)`."""
    name, owner = node.child_by_field_name("name"), node.child_by_field_name("object")
    if name is None:
        return unknown(lowering, node)
    callee = lowering.expression(name)
    if owner is not None:
        value = lowering.expression(owner)
        callee = ir.Attribute(owner.start_byte, name.end_byte, value, lowering.text(name), name.start_byte)
    return common.call(node, callee, arguments(lowering, node))


def arguments(lowering: Lowering, node: Node) -> tuple[ir.Expression, ...]:
    """What a call or a creation is given."""
    given = node.child_by_field_name("arguments")
    return lowering.parts(given) if given is not None else ()


def creation(lowering: Lowering, node: Node) -> ir.Expression:
    """`new T(…)`. What an anonymous class adds is seen, and unknown."""
    kind = node.child_by_field_name("type")
    callee = type_(lowering, kind)
    inside = [child for child in written(node) if child.type == "class_body"]
    made = common.call(node, callee, arguments(lowering, node), new=True)
    if not inside:
        return made
    return ir.Unknown(node.start_byte, node.end_byte, (made, *(unknown(lowering, child) for child in inside)))


def type_(lowering: Lowering, node: Node | None) -> ir.Expression:
    """The name of a type, without the types that it is for."""
    if node is None:
        return ir.Unknown(0, 0, ())
    parts = written(node)
    if node.type in ("generic_type", "annotated_type") and parts:
        return type_(lowering, parts[0])
    if node.type == "scoped_type_identifier" and len(parts) > 1:
        name = parts[-1]
        value = type_(lowering, parts[0])
        return ir.Attribute(node.start_byte, node.end_byte, value, lowering.text(name), name.start_byte)
    return ir.Name(node.start_byte, node.end_byte, lowering.text(node))


def plain_type(lowering: Lowering, node: Node | None) -> str:
    """A type as it is written."""
    return lowering.text(node) if node is not None else ""


def array(lowering: Lowering, node: Node) -> ir.Expression:
    """`{a, b}` of an array."""
    return ir.Sequence(node.start_byte, node.end_byte, lowering.parts(node))


def array_creation(lowering: Lowering, node: Node) -> ir.Expression:
    """`new T[]{a, b}`; one without elements is known by its length only."""
    value = node.child_by_field_name("value")
    return lowering.expression(value) if value is not None else nothing(lowering, node)


def access(lowering: Lowering, node: Node) -> ir.Expression:
    """`array[index]`."""
    value, key = field(lowering, node, "array"), field(lowering, node, "index")
    return ir.Subscript(node.start_byte, node.end_byte, value, key)


def assignment(lowering: Lowering, node: Node) -> ir.Expression:
    """`left = right`, `left += right`."""
    operator = node.child_by_field_name("operator")
    sign = lowering.text(operator).removesuffix("=") if operator is not None else ""
    value = field(lowering, node, "right")
    return ir.Assignment(node.start_byte, node.end_byte, field(lowering, node, "left"), value, sign, "")


def unary(lowering: Lowering, node: Node) -> ir.Expression:
    """`!a`, `-1`."""
    operator = node.child_by_field_name("operator")
    return common.signed(node, operator.type if operator is not None else "", field(lowering, node, "operand"))


def update(lowering: Lowering, node: Node) -> ir.Expression:
    """`i++` and `--i`."""
    return common.stepped(node, inner(lowering, node), "-" if common.marked(node, "--") else "+")


def instance_of(lowering: Lowering, node: Node) -> ir.Expression:
    """`value instanceof T name`: the name is the value."""
    value, name = field(lowering, node, "left"), node.child_by_field_name("name")
    parts: list[ir.Expression] = [value]
    if name is not None:
        target = ir.Name(name.start_byte, name.end_byte, lowering.text(name))
        parts.append(ir.Assignment(node.start_byte, node.end_byte, target, value, "", "", True))
    return ir.Unknown(node.start_byte, node.end_byte, tuple(parts))


def class_literal(lowering: Lowering, node: Node) -> ir.Expression:
    """`T.class` is the class."""
    parts = written(node)
    return type_(lowering, parts[0]) if parts else nothing(lowering, node)


EXPRESSIONS: dict[str, ToExpression] = {
    "array_access": access,
    "array_creation_expression": array_creation,
    "array_initializer": array,
    "assignment_expression": assignment,
    "binary_expression": common.binary,
    "cast_expression": common.cast("value"),
    "character_literal": string,
    "class_literal": class_literal,
    "decimal_floating_point_literal": common.number,
    "decimal_integer_literal": common.number,
    "false": common.constant(False),
    "field_access": field_access,
    "hex_integer_literal": common.number,
    "identifier": common.identifier,
    "instanceof_expression": instance_of,
    "method_invocation": invocation,
    "null_literal": common.constant(None),
    "object_creation_expression": creation,
    "parenthesized_expression": inner,
    "scoped_identifier": dotted,
    "string_literal": string,
    "super": common.identifier,
    "ternary_expression": common.conditional,
    "this": common.identifier,
    "true": common.constant(True),
    "type_identifier": common.identifier,
    "unary_expression": unary,
    "update_expression": update,
}
