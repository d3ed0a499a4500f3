"""Ruby's expressions: variables, hashes, access, operators, assignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.ruby.lowering import ruby
from kling_route.lint.languages.ruby.statements import statements
from kling_route.lint.languages.tails import alone
from kling_route.lint.languages.tree import Lowering, field, inner, nothing, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression


def identifier(lowering: Lowering, node: Node) -> ir.Expression:
    """A variable, or a call of a method of this file without arguments."""
    name = lowering.text(node)
    lowered = ruby(lowering)
    method = None if lowered.is_local(name) else lowered.method(node, name)
    return common.identifier(lowering, node) if method is None else common.call(node, method, [])


def constant(lowering: Lowering, node: Node) -> ir.Expression:
    """A class, or a constant of one of the classes around."""
    name = lowering.text(node)
    start, end = node.start_byte, node.end_byte
    for owner in reversed(ruby(lowering).owners):
        if owner.name and name in owner.constants:
            return ir.Attribute(start, end, ir.Name(start, start, owner.name), name, start)
    return ir.Name(start, end, name)


def scoped(lowering: Lowering, node: Node) -> ir.Expression:
    """`A::B`."""
    scope, name = node.child_by_field_name("scope"), node.child_by_field_name("name")
    if name is None:
        return nothing(lowering, node)
    text = lowering.text(name)
    if scope is None:
        return ir.Name(node.start_byte, node.end_byte, text)
    return ir.Attribute(node.start_byte, node.end_byte, lowering.expression(scope), text, name.start_byte)


def instance_variable(lowering: Lowering, node: Node) -> ir.Expression:
    """`@name`, `@@name`."""
    name = lowering.text(node).lstrip("@")
    at = min(node.start_byte + 1, node.end_byte)
    return ir.Attribute(node.start_byte, node.end_byte, ruby(lowering).self_name(node), name, at)


def self_(lowering: Lowering, node: Node) -> ir.Expression:
    """`self`."""
    return ruby(lowering).self_name(node)._replace(end=node.end_byte)


def hash_(lowering: Lowering, node: Node) -> ir.Expression:
    """`{…}`."""
    entries = tuple([entry(lowering, child) for child in written(node)])
    return ir.Mapping(node.start_byte, node.end_byte, entries)


def entry(lowering: Lowering, node: Node) -> ir.Entry:
    """`key: value`, `key => value`, `key:`, `**other`."""
    start, end = node.start_byte, node.end_byte
    key = node.child_by_field_name("key")
    if key is None:
        return ir.Entry(start, end, None, inner(lowering, node))
    value = node.child_by_field_name("value")
    name = lowering.expression(key)
    if value is not None:
        return ir.Entry(start, end, name, lowering.expression(value))
    method = ruby(lowering).method(key, lowering.text(key).strip(":"))
    variable = ir.Name(start, end, lowering.text(key).strip(":"))
    local = ruby(lowering).is_local(variable.id)
    return ir.Entry(start, end, name, variable if method is None or local else common.call(key, method, []))


def element(lowering: Lowering, node: Node) -> ir.Expression:
    """`object[key]`, `object[start, length]`, `object[first..last]`."""
    value = field(lowering, node, "object")
    keys = [child for child in written(node) if child != node.child_by_field_name("object") and child.type != "block"]
    start, end = node.start_byte, node.end_byte
    if len(keys) == 1 and keys[0].type == "range":
        lower = lowering.optional(keys[0].child_by_field_name("begin"))
        upper = lowering.optional(keys[0].child_by_field_name("end"))
        last = _number(upper)
        if last is not None and last >= 0 and not common.marked(keys[0], "..."):
            upper = ir.Literal(end, end, last + 1)
        return ir.Slice(start, end, value, lower, upper)
    if len(keys) == 2:
        lower, length = lowering.expression(keys[0]), lowering.expression(keys[1])
        first, count = _number(lower), _number(length)
        known = first is not None and count is not None
        upper = ir.Literal(end, end, (first or 0) + (count or 0)) if known else length
        return ir.Slice(start, end, value, lower, upper)
    key = lowering.expression(keys[0]) if keys else nothing(lowering, node)
    return ir.Subscript(start, end, value, key)


def _number(value: ir.Expression | None) -> int | None:
    return value.value if isinstance(value, ir.Literal) and isinstance(value.value, int) else None


def binary(lowering: Lowering, node: Node) -> ir.Expression:
    """Two operands; `list << value` adds to the list, `Class === value` asks for its class."""
    operator = node.child_by_field_name("operator")
    sign = lowering.text(operator) if operator is not None else ""
    if sign == "<<":
        left = field(lowering, node, "left")
        callee = ir.Attribute(left[0], left[1], left, "append", left[1])
        return common.call(node, callee, [field(lowering, node, "right")])
    if sign == "===":
        return kind_of(node, field(lowering, node, "right"), field(lowering, node, "left"))
    return common.binary(lowering, node)


def kind_of(node: Node, value: ir.Expression, kind: ir.Expression) -> ir.Expression:
    """Whether a value is of a class, as an attribute that is named after the class."""
    names: list[str] = []
    while isinstance(kind, ir.Attribute):
        names.append(kind.name)
        kind = kind.object
    if not isinstance(kind, ir.Name):
        return ir.Compare(node.start_byte, node.end_byte, "==", value, kind)
    name = "::".join([kind.id, *reversed(names)])
    return ir.Attribute(node.start_byte, node.end_byte, value, f"is_a?({name})", node.start_byte)


def unary(lowering: Lowering, node: Node) -> ir.Expression:
    """`!value`, `not value`, `-value`, `defined?(name)`."""
    sign = node.children[0].type if node.children else ""
    return common.signed(node, "!" if sign == "not" else sign, field(lowering, node, "operand"))


def operator_assignment(lowering: Lowering, node: Node) -> ir.Expression:
    """`target += value`, `target ||= value`."""
    operator = node.child_by_field_name("operator")
    sign = lowering.text(operator).removesuffix("=") if operator is not None else ""
    value = field(lowering, node, "right")
    target = lowering.expression(node.child_by_field_name("left") or node.children[0])
    if isinstance(target, ir.Call):
        target = ir.Name(target.start, target.end, lowering.text(node.children[0]))
    return ir.Assignment(node.start_byte, node.end_byte, target, value, common.LOGICAL.get(sign, sign), "")


def last_of(lowering: Lowering, node: Node) -> ir.Expression:
    """Statements in parentheses, and branches as values."""
    lowered = statements(lowering, [node]) if node.type in lowering.statements else statements(lowering, written(node))
    value = alone(lowered)
    if value is not None:
        return value
    start, end = node.start_byte, node.end_byte
    return ir.Unknown(start, end, (ir.Function(start, end, "", (), lowered, (), None, False),))


def rescued(lowering: Lowering, node: Node) -> ir.Expression:
    """`value rescue other`."""
    return field(lowering, node, "body")


def unpacked(lowering: Lowering, node: Node) -> ir.Expression:
    """`*values`."""
    return ir.Spread(node.start_byte, node.end_byte, inner(lowering, node))


EXPRESSIONS: dict[str, ToExpression] = {
    "begin": last_of,
    "binary": binary,
    "block_argument": unknown,
    "case": last_of,
    "class_variable": instance_variable,
    "conditional": common.conditional,
    "constant": constant,
    "element_reference": element,
    "false": common.constant(False),
    "float": common.number,
    "global_variable": common.identifier,
    "hash": hash_,
    "identifier": identifier,
    "if": last_of,
    "instance_variable": instance_variable,
    "integer": common.number,
    "nil": common.constant(None),
    "operator_assignment": operator_assignment,
    "parenthesized_statements": last_of,
    "rescue_modifier": rescued,
    "right_assignment_list": lambda lowering, node: ir.Sequence(node.start_byte, node.end_byte, lowering.parts(node)),
    "scope_resolution": scoped,
    "self": self_,
    "splat_argument": unpacked,
    "true": common.constant(True),
    "unary": unary,
    "unless": last_of,
}
