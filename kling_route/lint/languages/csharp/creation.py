"""What C# creates: objects with initialisers, anonymous objects, collections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.csharp.expressions import given, type_
from kling_route.lint.languages.tree import Lowering, inner, nothing, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression


def anonymous(lowering: Lowering, node: Node) -> ir.Expression:
    """`new { name = value, value }` is a mapping; a value without a name has the last one that it is read by."""
    entries: list[ir.Entry] = []
    named: Node | None = None
    children = [child for child in node.children if not child.is_extra]
    for index, child in enumerate(children):
        after = children[index + 1].type if index + 1 < len(children) else ""
        if child.is_named and child.type == "identifier" and after == "=":
            named = child
        elif child.is_named:
            key, value = named or _last(child), lowering.expression(child)
            literal = ir.Literal(key.start_byte, key.end_byte, lowering.text(key))
            entries.append(ir.Entry(key.start_byte, child.end_byte, literal, value))
            named = None
    return ir.Mapping(node.start_byte, node.end_byte, tuple(entries))


def _last(node: Node) -> Node:
    return node.child_by_field_name("name") or node


def creation(lowering: Lowering, node: Node) -> ir.Expression:
    """`new T(…) {…}`, `new(…)`."""
    kind, filled = node.child_by_field_name("type"), node.child_by_field_name("initializer")
    start, end = node.start_byte, node.end_byte
    arguments = given(lowering, node)
    inside = written(filled) if filled is not None else []
    if inside and not any(_is_member(child) for child in inside):
        return _collection(lowering, node, inside)
    callee = type_(lowering, kind) if kind is not None else ir.Unknown(start, start, ())
    named = [_member(lowering, child) for child in inside]
    return ir.Call(start, end, callee, (*arguments, *named), True)


def _is_member(node: Node) -> bool:
    """Whether an element of an initialiser sets a member, and no entry of a dictionary."""
    left = node.child_by_field_name("left") if node.type == "assignment_expression" else None
    return left is not None and left.type == "identifier"


def _member(lowering: Lowering, node: Node) -> ir.Argument:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    value = lowering.expression(right) if right is not None else nothing(lowering, node)
    name = lowering.text(left) if left is not None else None
    return ir.Argument(node.start_byte, node.end_byte, name, value, "")


def initializer(lowering: Lowering, node: Node) -> ir.Expression:
    """Braces without a type: what an object's member is set to."""
    return _collection(lowering, node, written(node))


def _collection(lowering: Lowering, node: Node, inside: list[Node]) -> ir.Expression:
    """`{ ["key"] = value }` and `{ { "key", value } }` are mappings, other braces are lists."""
    start, end = node.start_byte, node.end_byte
    entries: list[ir.Entry] = []
    for child in inside:
        pair = _pair(child)
        if pair is not None:
            key, value = lowering.expression(pair[0]), lowering.expression(pair[1])
            entries.append(ir.Entry(child.start_byte, child.end_byte, key, value))
    if inside and len(entries) == len(inside):
        return ir.Mapping(start, end, tuple(entries))
    return ir.Sequence(start, end, tuple([lowering.expression(child) for child in inside]))


def _pair(node: Node) -> tuple[Node, Node] | None:
    parts = written(node)
    if node.type == "initializer_expression" and len(parts) == 2:
        return parts[0], parts[1]
    if node.type != "assignment_expression" or len(parts) != 2:
        return None
    keys = [part for child in written(parts[0]) for part in written(child)[-1:]]
    return (keys[0], parts[1]) if keys else (parts[0], parts[1])


def array(lowering: Lowering, node: Node) -> ir.Expression:
    """`new[] { a, b }`, `new T[] { a, b }`."""
    filled = [child for child in written(node) if child.type == "initializer_expression"]
    return _collection(lowering, node, written(filled[0])) if filled else nothing(lowering, node)


def listed(lowering: Lowering, node: Node) -> ir.Expression:
    """`[a, ..b]`."""
    items: list[ir.Expression] = []
    for one in written(node):
        for child in written(one):
            value = inner(lowering, child)
            spread = child.type == "spread_element"
            items.append(ir.Spread(child.start_byte, child.end_byte, value) if spread else value)
    return ir.Sequence(node.start_byte, node.end_byte, tuple(items))


def changed(lowering: Lowering, node: Node) -> ir.Expression:
    """`record with { … }`: nothing that is followed."""
    return ir.Unknown(node.start_byte, node.end_byte, lowering.parts(node))


EXPRESSIONS: dict[str, ToExpression] = {
    "anonymous_object_creation_expression": anonymous,
    "array_creation_expression": array,
    "collection_expression": listed,
    "implicit_array_creation_expression": array,
    "implicit_object_creation_expression": creation,
    "initializer_expression": initializer,
    "object_creation_expression": creation,
    "with_expression": changed,
}
