"""Java's parameters, bodies, lambdas and method references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.java import expressions
from kling_route.lint.languages.java.expressions import plain_type, type_
from kling_route.lint.languages.tree import Lowering, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

RECEIVER = "this"
_GIVEN, _NEW = "it", "new"


def method(lowering: Lowering, node: Node, name: str) -> ir.Define:
    """A method or a constructor, static ones too: what they read is read from the class anyhow."""
    given = parameters(lowering, node.child_by_field_name("parameters"))
    inside = common.body(lowering, node.child_by_field_name("body"))
    start, end = node.start_byte, node.end_byte
    kind = node.child_by_field_name("type")
    returns = lowering.text(kind) if kind is not None else ""
    made = ir.Function(start, end, name, given, inside, marks(lowering, node), RECEIVER, False, returns)
    return ir.Define(start, end, made)


def marks(lowering: Lowering, node: Node) -> tuple[ir.Expression, ...]:
    """The annotations of a class, a method or a parameter, as decorators."""
    modifiers = [child for child in node.named_children if child.type == "modifiers"]
    found = [child for one in modifiers for child in one.named_children if child.type.endswith("annotation")]
    return tuple([_annotation(lowering, child) for child in found])


def _annotation(lowering: Lowering, node: Node) -> ir.Expression:
    name = node.child_by_field_name("name")
    callee = lowering.expression(name) if name is not None else ir.Unknown(node.start_byte, node.start_byte, ())
    given = node.child_by_field_name("arguments")
    if given is None:
        return callee
    values: list[ir.Argument] = []
    for child in written(given):
        key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
        written_value = value if child.type == "element_value_pair" and value is not None else child
        told = lowering.text(key) if key is not None and child.type == "element_value_pair" else None
        values.append(ir.Argument(child.start_byte, child.end_byte, told, lowering.expression(written_value), ""))
    return ir.Call(node.start_byte, node.end_byte, callee, tuple(values), False)


def parameters(lowering: Lowering, node: Node | None) -> tuple[ir.Parameter, ...]:
    """The parameters of a method, a lambda or a record."""
    if node is None:
        return ()
    if node.type == "identifier":
        return (_plain(lowering, node),)
    return tuple([_parameter(lowering, child) for child in written(node) if child.type != "receiver_parameter"])


def _plain(lowering: Lowering, node: Node) -> ir.Parameter:
    target = ir.Name(node.start_byte, node.end_byte, lowering.text(node))
    return ir.Parameter(node.start_byte, node.end_byte, target, None, "", "")


def _parameter(lowering: Lowering, node: Node) -> ir.Parameter:
    if node.type == "identifier":
        return _plain(lowering, node)
    name = node.child_by_field_name("name")
    kind = node.child_by_field_name("type")
    unpack = "*" if node.type == "spread_parameter" else ""
    if name is None:
        declared = [child for child in written(node) if child.type == "variable_declarator"]
        name = declared[0].child_by_field_name("name") if declared else None
    start, end = node.start_byte, node.end_byte
    if name is None:
        return ir.Parameter(start, end, ir.Unknown(start, end, ()), None, unpack, "")
    target = ir.Name(name.start_byte, name.end_byte, lowering.text(name))
    default = common.marking(marks(lowering, node))
    return ir.Parameter(start, end, target, default, unpack, plain_type(lowering, kind))


def lambda_(lowering: Lowering, node: Node) -> ir.Expression:
    """`x -> …`: an expression is what it returns."""
    start, end = node.start_byte, node.end_byte
    given = parameters(lowering, node.child_by_field_name("parameters"))
    body = node.child_by_field_name("body")
    if body is None:
        return unknown(lowering, node)
    inside: tuple[ir.Statement, ...]
    if body.type == "block":
        inside = common.body(lowering, body)
    else:
        inside = (ir.Return(body.start_byte, body.end_byte, lowering.expression(body)),)
    return ir.Function(start, end, "", given, inside, (), None, False)


def reference(lowering: Lowering, node: Node) -> ir.Expression:
    """`object::name`; `Class::name` is given the object, unless the method is one of the class itself."""
    parts = written(node)
    if len(parts) < 2:
        return unknown(lowering, node)
    owner, name = parts[0], parts[-1]
    value = type_(lowering, owner) if owner.type.endswith("type") else lowering.expression(owner)
    start, end, known = node.start_byte, node.end_byte, lowering.text(name)
    of_class = isinstance(value, ir.Name) and value.id[:1].isupper() and known.isidentifier() and known != _NEW
    if not of_class or re.search(rb"\bstatic\b[^;{}=]*\b%s[ ]*\(" % known.encode(), lowering.code):
        return ir.Attribute(start, end, value, known, name.start_byte)
    given = ir.Name(start, start, _GIVEN)
    made = ir.Call(start, end, ir.Attribute(start, end, given, known, name.start_byte), (), False)
    parameter = ir.Parameter(start, start, given, None, "", "")
    return ir.Function(start, end, "", (parameter,), (ir.Return(start, end, made),), (), None, False)


def creation(lowering: Lowering, node: Node) -> ir.Expression:
    """`new T(…)`; of an anonymous class that has methods, these by their names."""
    inside = [child for part in written(node) if part.type == "class_body" for child in written(part)]
    entries: list[ir.Entry] = []
    for child in inside:
        name = child.child_by_field_name("name")
        if child.type == "method_declaration" and name is not None:
            made = method(lowering, child, lowering.text(name)).function._replace(receiver=None)
            key = ir.Literal(name.start_byte, name.start_byte, made.name)
            entries.append(ir.Entry(child.start_byte, child.end_byte, key, made))
    if not entries or len(entries) < len(inside):
        return expressions.creation(lowering, node)
    return ir.Mapping(node.start_byte, node.end_byte, tuple(entries))


EXPRESSIONS: dict[str, ToExpression] = {
    "object_creation_expression": creation,
    "lambda_expression": lambda_,
    "method_reference": reference,
}
