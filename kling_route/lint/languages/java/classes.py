"""Java's classes, records, enumerations and interfaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.common import positional, started, told_name
from kling_route.lint.languages.implicit import qualified
from kling_route.lint.languages.java.expressions import arguments, type_
from kling_route.lint.languages.java.functions import RECEIVER, marks, method, parameters
from kling_route.lint.languages.java.lowering import JavaLowering
from kling_route.lint.languages.java.statements import variables
from kling_route.lint.languages.tree import Lowering, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements

_TYPES = (
    "class_declaration", "enum_declaration", "interface_declaration", "record_declaration",
    "annotation_type_declaration",
)  # fmt: skip
_RECORD = "record"
_NAMING = ("JsonProperty", "SerializedName", "JsonAlias", "JSONField", "Json")
"""Annotations that name a field in JSON."""


def class_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A class of any kind. The outermost one is what its file exports."""
    assert isinstance(lowering, JavaLowering)
    outer, lowering.hoisted = lowering.hoisted, []
    made = _made(lowering, node)
    out.extend((*lowering.hoisted, made, *_constants(lowering, node, made.name)))
    lowering.hoisted = outer
    if node.parent is not None and node.parent.type == "program":
        start = node.start_byte
        exported, value = ir.Name(start, start, ir.DEFAULT_EXPORT), ir.Name(start, start, made.name)
        out.append(ir.Assignment(start, start, exported, value, "", ""))
        out.extend(started(made, ("main",)))


def _made(lowering: JavaLowering, node: Node) -> ir.Class:
    named = node.child_by_field_name("name")
    name = lowering.text(named) if named is not None else ""
    above = node.child_by_field_name("superclass")
    bases = tuple([type_(lowering, child) for child in written(above)]) if above is not None else ()
    body: list[ir.Statement] = []
    for start, end, target, _, _, annotation in parameters(lowering, node.child_by_field_name("parameters")):
        body.append(ir.Assignment(start, end, target, None, "", annotation, True))
    _rename(lowering, node.child_by_field_name("parameters"), body)
    inside = node.child_by_field_name("body")
    for child in _declared(inside):
        _member(lowering, child, body)
    given_marks = marks(lowering, node)
    if node.type == "record_declaration":
        given_marks = (*given_marks, ir.Name(node.start_byte, node.start_byte, _RECORD))
    return qualified(ir.Class(node.start_byte, node.end_byte, name, bases, tuple(body), given_marks), RECEIVER)


def _declared(inside: Node | None) -> list[Node]:
    """What stands in a class; in an enumeration, behind its constants too."""
    found: list[Node] = []
    for child in written(inside) if inside is not None else ():
        found.extend(written(child) if child.type == "enum_body_declarations" else [child])
    return found


def _member(lowering: JavaLowering, node: Node, body: list[ir.Statement]) -> None:
    if node.type in ("field_declaration", "constant_declaration"):
        fields: list[ir.Statement] = []
        variables(lowering, node, fields)
        told = told_name(marks(lowering, node), _NAMING)
        body.extend(field._replace(encoded_as=told) for field in fields if isinstance(field, ir.Assignment))
    elif node.type == "method_declaration":
        name = node.child_by_field_name("name")
        body.append(method(lowering, node, lowering.text(name) if name is not None else ""))
    elif node.type == "constructor_declaration":
        body.append(method(lowering, node, ir.CONSTRUCTOR))
    elif node.type in _TYPES:
        class_(lowering, node, lowering.hoisted)
        named = node.child_by_field_name("name")
        if named is not None:
            known = ir.Name(named.start_byte, named.end_byte, lowering.text(named))
            body.append(ir.Assignment(named.start_byte, named.end_byte, known, known, "", "", True))
    elif node.type not in ("compact_constructor_declaration", "enum_constant"):
        value = unknown(lowering, node)
        body.append(ir.Evaluate(node.start_byte, node.end_byte, value))


def _rename(lowering: JavaLowering, node: Node | None, body: list[ir.Statement]) -> None:
    """The components of a record have the names in JSON that their annotations tell."""
    for index, child in enumerate(written(node) if node is not None else ()):
        field = body[index] if index < len(body) else None
        if isinstance(field, ir.Assignment):
            body[index] = field._replace(encoded_as=told_name(marks(lowering, child), _NAMING))


def _constants(lowering: JavaLowering, node: Node, name: str) -> list[ir.Statement]:
    """The constants of an enumeration: objects of its class."""
    inside = node.child_by_field_name("body")
    found: list[ir.Statement] = []
    for child in written(inside) if inside is not None and node.type == "enum_declaration" else ():
        named = child.child_by_field_name("name")
        if child.type == "enum_constant" and named is not None and arguments(lowering, child):
            start, end = named.start_byte, named.end_byte
            owner = ir.Name(start, start, name)
            made = ir.Call(start, child.end_byte, owner, positional(arguments(lowering, child)), True)
            target = ir.Attribute(start, end, owner, lowering.text(named), start)
            found.append(ir.Assignment(start, child.end_byte, target, made, "", ""))
    return found


STATEMENTS: dict[str, ToStatements] = dict.fromkeys(_TYPES, class_)
