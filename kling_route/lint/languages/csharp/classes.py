"""C#'s classes, records, structs, interfaces and enumerations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.common import dropped, started, told_name
from kling_route.lint.languages.csharp.expressions import type_
from kling_route.lint.languages.csharp.functions import RECEIVER, attributes, body, function, given_parameters
from kling_route.lint.languages.csharp.lowering import CSharpLowering
from kling_route.lint.languages.csharp.statements import variables
from kling_route.lint.languages.implicit import qualified
from kling_route.lint.languages.tree import Lowering, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements

_TYPES = (
    "class_declaration", "interface_declaration", "record_declaration", "record_struct_declaration",
    "struct_declaration",
)  # fmt: skip
_RECORD = "record"
_NAMING = frozenset(("JsonPropertyName", "JsonProperty", "DataMember"))
"""Attributes that name a field in JSON."""


def class_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A type of any kind."""
    assert isinstance(lowering, CSharpLowering)
    outer, lowering.hoisted = lowering.hoisted, []
    made = _made(lowering, node)
    out.extend((*lowering.hoisted, made, *started(made, ("Main",))))
    lowering.hoisted = outer


def _made(lowering: CSharpLowering, node: Node) -> ir.Class:
    named = node.child_by_field_name("name")
    inside: list[ir.Statement] = []
    above: list[ir.Expression] = []
    for child in written(node):
        if child.type == "parameter_list":
            inside.extend(_components(lowering, child))
        elif child.type == "base_list":
            above.extend(type_(lowering, base) for base in written(child))
    declared = node.child_by_field_name("body")
    for child in written(declared) if declared is not None else ():
        _member(lowering, child, inside)
    marks = attributes(lowering, node)
    if node.type.startswith(_RECORD):
        marks = (*marks, ir.Name(node.start_byte, node.start_byte, _RECORD))
    name = lowering.text(named) if named is not None else ""
    made = ir.Class(node.start_byte, node.end_byte, name, tuple(above), tuple(inside), marks)
    return qualified(made, RECEIVER)


def _components(lowering: CSharpLowering, node: Node) -> list[ir.Statement]:
    """The parameters of a record, or of a class itself: its fields."""
    nodes = [child for child in written(node) if child.type == "parameter"]
    found: list[ir.Statement] = []
    for child, parameter in zip(nodes, given_parameters(lowering, node), strict=False):
        told = told_name(attributes(lowering, child), _NAMING)
        place = (parameter.start, parameter.end)
        found.append(ir.Assignment(*place, parameter.target, parameter.default, "", parameter.annotation, True, told))
    return found


def _member(lowering: CSharpLowering, node: Node, inside: list[ir.Statement]) -> None:
    name = node.child_by_field_name("name")
    text = lowering.text(name) if name is not None else ""
    if node.type in ("field_declaration", "event_field_declaration"):
        fields: list[ir.Statement] = []
        variables(lowering, node, fields)
        told = told_name(attributes(lowering, node), _NAMING)
        inside.extend(field._replace(encoded_as=told) for field in fields if isinstance(field, ir.Assignment))
    elif node.type == "property_declaration" and name is not None:
        inside.append(_property(lowering, node, name))
    elif node.type == "method_declaration":
        inside.append(ir.Define(node.start_byte, node.end_byte, function(lowering, node, text, RECEIVER)))
    elif node.type == "constructor_declaration":
        made = function(lowering, node, ir.CONSTRUCTOR, RECEIVER)
        inside.append(ir.Define(node.start_byte, node.end_byte, made))
    elif node.type in _TYPES and name is not None:
        class_(lowering, node, lowering.hoisted)
        known = ir.Name(name.start_byte, name.end_byte, text)
        inside.append(ir.Assignment(name.start_byte, name.end_byte, known, known, "", "", True))


def _property(lowering: CSharpLowering, node: Node, name: Node) -> ir.Statement:
    """A property: a field, or a getter where it computes its value."""
    start, end, text = node.start_byte, node.end_byte, lowering.text(name)
    value, accessors = node.child_by_field_name("value"), node.child_by_field_name("accessors")
    if value is not None and value.type == "arrow_expression_clause":
        made = ir.Function(start, end, text, (), body(lowering, node), (), RECEIVER, True)
        return ir.Define(start, end, made)
    for child in written(accessors) if accessors is not None else ():
        inside = body(lowering, child)
        if inside and any(part.type == "get" for part in child.children):
            return ir.Define(start, end, ir.Function(start, end, text, (), inside, (), RECEIVER, True))
    kind = node.child_by_field_name("type")
    target = ir.Name(name.start_byte, name.end_byte, text)
    told = told_name(attributes(lowering, node), _NAMING)
    annotation = lowering.text(kind) if kind is not None else ""
    return ir.Assignment(start, end, target, lowering.optional(value), "", annotation, True, told)


STATEMENTS: dict[str, ToStatements] = {
    **dict.fromkeys(_TYPES, class_),
    "delegate_declaration": dropped,
    "enum_declaration": dropped,
}
