"""Object literals and object patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.ir import (
    Assignment,
    Entry,
    Expression,
    Literal,
    Mapping,
    MappingPattern,
    Name,
    PatternEntry,
    Spread,
    Unknown,
)
from kling_route.lint.languages.javascript.functions import method, named
from kling_route.lint.languages.javascript.lowering import has_token, solid
from kling_route.lint.languages.tree import unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.javascript.lowering import Lowering, ToExpression


PLAIN_KEYS = frozenset({"property_identifier", "private_property_identifier", "identifier"})


def mapping(lowering: Lowering, node: Node) -> Expression:
    entries = [entry(lowering, child) for child in written(node)]
    return Mapping(node.start_byte, node.end_byte, tuple(entries))


def entry(lowering: Lowering, node: Node) -> Entry:
    """One member of an object literal. What is none (broken code) becomes a spread of something unknown."""
    kind, start, end = node.type, node.start_byte, node.end_byte
    if kind == "pair":
        return pair(lowering, node)
    if kind == "shorthand_property_identifier":
        text = lowering.text(node)
        return Entry(start, end, Literal(start, end, text), Name(start, end, text))
    bare = node.child_by_field_name("name") if kind == "method_definition" else None
    if bare is not None:
        function = method(lowering, node)
        setter = Literal(bare.start_byte, bare.end_byte, function.name)
        return Entry(start, end, setter if has_token(node, "set") else key(lowering, bare), function)
    value = lowering.expression(node)
    return Entry(start, end, None, value.value if isinstance(value, Spread) else value)


def pair(lowering: Lowering, node: Node) -> Entry:
    """`key: value`."""
    children = node.children
    if len(children) != 3:
        children = solid(node)
        if len(children) != 3:
            return Entry(node.start_byte, node.end_byte, None, unknown(lowering, node))
    bare, _, given = children
    called = key(lowering, bare)
    value = lowering.expressions.get(given.type, unknown)(lowering, given)
    return Entry(node.start_byte, node.end_byte, called, named(value, called))


def key(lowering: Lowering, node: Node) -> Expression:
    """The key of an entry: a bare one is text."""
    if node.type in PLAIN_KEYS:
        return Literal(node.start_byte, node.end_byte, lowering.text(node))
    return lowering.expression(node)


def pattern(lowering: Lowering, node: Node) -> Expression:
    entries: list[PatternEntry] = []
    rest: Expression | None = None
    for child in written(node):
        if child.type == "rest_pattern":
            value = lowering.expression(child)
            rest = value.value if isinstance(value, Spread) else value
        else:
            entries.append(pattern_entry(lowering, child))
    return MappingPattern(node.start_byte, node.end_byte, tuple(entries), rest)


def pattern_entry(lowering: Lowering, node: Node) -> PatternEntry:
    """One entry of an object pattern: `a`, `a = 1`, `a: b`, `a: b = 1`."""
    start, end = node.start_byte, node.end_byte
    if node.type == "pair_pattern":
        children = solid(node)
        if len(children) == 3:
            target, default = target_and_default(lowering.expression(children[2]))
            return PatternEntry(start, end, key(lowering, children[0]), target, default)
    elif node.type == "object_assignment_pattern":
        left = node.child_by_field_name("left")
        if left is not None:
            literal = Literal(left.start_byte, left.end_byte, lowering.text(left))
            return PatternEntry(start, end, literal, lowering.expression(left), lowering.field(node, "right"))
    elif node.type == "shorthand_property_identifier_pattern":
        text = lowering.text(node)
        return PatternEntry(start, end, Literal(start, end, text), Name(start, end, text), None)
    return PatternEntry(start, end, Unknown(start, start, ()), lowering.expression(node), None)


def target_and_default(target: Expression) -> tuple[Expression, Expression | None]:
    """Split `b = 1` into what is bound and its default."""
    if isinstance(target, Assignment):
        return target.target, target.value
    return target, None


EXPRESSIONS: dict[str, ToExpression] = {
    "object": mapping,
    "object_pattern": pattern,
}
