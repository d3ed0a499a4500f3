"""Kotlin's classes, objects, interfaces and enumerations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.common import told_name
from kling_route.lint.languages.implicit import qualified
from kling_route.lint.languages.kotlin.functions import body, defined, marks
from kling_route.lint.languages.kotlin.lowering import RECEIVER, KotlinLowering
from kling_route.lint.languages.kotlin.statements import variable
from kling_route.lint.languages.tree import Lowering, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression, ToStatements

_TYPES = ("class_declaration", "object_declaration")
_NAMING = frozenset(("SerialName", "Json", "SerializedName", "JsonProperty"))
"""Annotations that name a field in JSON."""


def class_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A class of any kind."""
    assert isinstance(lowering, KotlinLowering)
    outer, lowering.hoisted = lowering.hoisted, []
    made = _made(lowering, node)
    out.extend((*lowering.hoisted, made))
    lowering.hoisted = outer


def _made(lowering: KotlinLowering, node: Node) -> ir.Class:
    named = node.child_by_field_name("name")
    inside: list[ir.Statement] = []
    bases: list[ir.Expression] = []
    for child in written(node):
        if child.type == "primary_constructor":
            inside += _components(lowering, child)
        elif child.type == "delegation_specifiers":
            bases += [_base(lowering, part) for one in written(child) for part in written(one)[:1]]
        elif child.type in ("class_body", "enum_class_body"):
            for member in written(child):
                _member(lowering, member, inside)
    name = lowering.text(named) if named is not None else ""
    made = ir.Class(node.start_byte, node.end_byte, name, tuple(bases), tuple(inside), marks(lowering, node))
    return qualified(made, RECEIVER)


def _base(lowering: Lowering, node: Node) -> ir.Expression:
    parts = written(node)
    return lowering.expression(parts[0] if node.type == "constructor_invocation" and parts else node)


def _components(lowering: Lowering, node: Node) -> list[ir.Statement]:
    """The parameters of a class: its fields."""
    found: list[ir.Statement] = []
    for child in (one for part in written(node) if part.type == "class_parameters" for one in written(part)):
        parts = [part for part in written(child) if part.type != "modifiers"]
        if not parts or parts[0].type != "identifier":
            continue
        target = ir.Name(parts[0].start_byte, parts[0].end_byte, lowering.text(parts[0]))
        annotation = lowering.text(parts[1]).rstrip("?") if len(parts) > 1 else ""
        value = lowering.expression(parts[2]) if len(parts) > 2 else None
        told = told_name(marks(lowering, child), _NAMING)
        found.append(ir.Assignment(child.start_byte, child.end_byte, target, value, "", annotation, True, told))
    return found


def _member(lowering: KotlinLowering, node: Node, inside: list[ir.Statement]) -> None:
    start, end = node.start_byte, node.end_byte
    name = node.child_by_field_name("name")
    if node.type == "property_declaration":
        _property(lowering, node, inside)
    elif node.type == "function_declaration":
        made = defined(lowering, node, lowering.text(name) if name is not None else "", RECEIVER)
        inside.append(ir.Define(start, end, made))
    elif node.type == "secondary_constructor":
        return
    elif node.type == "companion_object":
        for child in (one for part in written(node) if part.type == "class_body" for one in written(part)):
            _member(lowering, child, inside)
    elif node.type in _TYPES:
        class_(lowering, node, lowering.hoisted)
        if name is not None:
            known = ir.Name(name.start_byte, name.end_byte, lowering.text(name))
            inside.append(ir.Assignment(known.start, known.end, known, known, "", "", True))
    elif node.type == "anonymous_initializer":
        function = ir.Function(start, end, "", (), body(lowering, node), (), RECEIVER, False)
        inside.append(ir.Define(start, end, function))
    elif node.type != "enum_entry":
        inside.append(ir.Evaluate(start, end, unknown(lowering, node)))


def _property(lowering: KotlinLowering, node: Node, inside: list[ir.Statement]) -> None:
    """A property: a field, or a getter where it computes its value."""
    fields: list[ir.Statement] = []
    variable(lowering, node, fields)
    getter = next((child for child in written(node) if child.type == "getter"), None)
    for one in fields:
        if not isinstance(one, ir.Assignment) or not isinstance(one.target, ir.Name):
            inside.append(one)
        elif getter is not None and one.value is None:
            start, end = node.start_byte, node.end_byte
            made = ir.Function(start, end, one.target.id, (), body(lowering, getter), (), RECEIVER, True)
            inside.append(ir.Define(start, end, made))
        else:
            inside.append(one._replace(encoded_as=told_name(marks(lowering, node), _NAMING)))


def object_(lowering: Lowering, node: Node) -> ir.Expression:
    """`object : Base {…}`: its functions by their names. One that has more is seen, and unknown."""
    entries: list[ir.Entry] = []
    for child in (one for part in written(node) if part.type == "class_body" for one in written(part)):
        name = child.child_by_field_name("name")
        is_function = child.type == "function_declaration" and name is not None
        key = ir.Literal(child.start_byte, child.start_byte, lowering.text(name) if is_function and name else "")
        value = defined(lowering, child, "") if is_function else unknown(lowering, child)
        entries.append(ir.Entry(child.start_byte, child.end_byte, key, value))
    if not all(isinstance(entry.value, ir.Function) for entry in entries) or not entries:
        return ir.Unknown(node.start_byte, node.end_byte, tuple([entry.value for entry in entries]))
    return ir.Mapping(node.start_byte, node.end_byte, tuple(entries))


EXPRESSIONS: dict[str, ToExpression] = {"object_literal": object_}
STATEMENTS: dict[str, ToStatements] = dict.fromkeys(_TYPES, class_)
