"""The patterns of Python's `match` statement.

A pattern that compares (a literal, `Colour.RED`) is the expression compared with. Inside another pattern, the
alternatives of `|` are the parts of an `Unknown`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.tree import Lowering, inner, several, written

if TYPE_CHECKING:
    from tree_sitter import Node

_SELF_MATCHING = frozenset(
    ("bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple")
)
"""Classes whose single positional pattern binds the subject itself: `case str(text)`."""


def match(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`match` with its cases."""
    body = node.child_by_field_name("body")
    clauses = [child for child in written(body) if child.type == "case_clause"] if body else []
    subject = several(lowering, node, node.children_by_field_name("subject"))
    cases = tuple([_case(lowering, clause, subject) for clause in clauses])
    out.append(ir.Switch(node.start_byte, node.end_byte, subject, cases))


def _case(lowering: Lowering, node: Node, subject: ir.Expression) -> ir.Case:
    """One case. `case pattern as name` binds the name before the body."""
    patterns = [child for child in written(node) if child.type == "case_pattern"]
    guards = node.child_by_field_name("guard")
    guard = inner(lowering, guards) if guards else None
    consequence = node.child_by_field_name("consequence")
    body = lowering.block(consequence.named_children) if consequence else ()
    start, end = node.start_byte, node.end_byte
    if len(patterns) != 1:
        return ir.Case(start, end, (), ir.Sequence(start, end, _patterns(lowering, patterns)), guard, body)
    tests, pattern, alias = _top(lowering, patterns[0])
    if alias is not None:
        body = (ir.Assignment(alias.start, alias.end, alias, subject, "", ""), *body)
    return ir.Case(start, end, tests, pattern, guard, body)


def _top(lowering: Lowering, node: Node) -> tuple[tuple[ir.Expression, ...], ir.Expression | None, ir.Name | None]:
    """The values that a case compares with, or its pattern; and the name it gives to the subject."""
    pattern = _unwrapped(node)
    alias = None
    if pattern.type == "as_pattern":
        children = written(pattern)
        alias = ir.Name(children[-1].start_byte, children[-1].end_byte, lowering.text(children[-1]))
        pattern = _unwrapped(children[0])
    if any(child.type == "_" for child in pattern.children):
        return (), None, alias
    lowered = _alternatives(lowering, pattern) if pattern.type == "union_pattern" else (_pattern(lowering, pattern),)
    if all(_compares(value) for value in lowered):
        return lowered, None, alias
    return (), lowered[0] if len(lowered) == 1 else ir.Unknown(pattern.start_byte, pattern.end_byte, lowered), alias


def _unwrapped(node: Node) -> Node:
    """The pattern inside `case_pattern` and parentheses."""
    children = written(node)
    while node.type == "case_pattern" and len(children) == 1 and node.child_count == 1:
        node, children = children[0], written(children[0])
    return node


def _compares(value: ir.Expression) -> bool:
    return isinstance(value, (ir.Literal, ir.Attribute, ir.Template))


def _patterns(lowering: Lowering, nodes: list[Node]) -> tuple[ir.Expression, ...]:
    return tuple([_pattern(lowering, node) for node in nodes])


def _pattern(lowering: Lowering, node: Node) -> ir.Expression:
    """A pattern as the target that it binds, or as the value that it compares with."""
    node = _unwrapped(node)
    start, end, kind = node.start_byte, node.end_byte, node.type
    children = written(node)
    if kind == "dotted_name":
        return _dotted(lowering, children)
    if kind in ("list_pattern", "tuple_pattern"):
        if kind == "tuple_pattern" and len(children) == 1 and all(child.type != "," for child in node.children):
            return _pattern(lowering, children[0])
        return ir.Sequence(start, end, _patterns(lowering, children))
    if kind == "splat_pattern":
        name = lowering.expression(children[0]) if children else ir.Unknown(start, end, ())
        return ir.Spread(start, end, name)
    if kind == "dict_pattern":
        return _mapping(lowering, node)
    if kind == "class_pattern":
        return _instance(lowering, node)
    if kind in ("union_pattern", "as_pattern"):
        return ir.Unknown(start, end, _alternatives(lowering, node))
    if kind == "case_pattern":  # `_`, or a negative number
        signed = _alternatives(lowering, node)
        return signed[0] if len(signed) == 1 else ir.Unknown(start, end, signed)
    return lowering.expression(node)


def _alternatives(lowering: Lowering, node: Node) -> tuple[ir.Expression, ...]:
    """The patterns of `a | -1 | b`, whose signs stand beside them."""
    found: list[ir.Expression] = []
    negative = False
    for child in node.children:
        if child.type in ("-", "|"):
            negative = child.type == "-"
        elif child.is_named and not child.is_extra:
            value = lowering.expression(child) if child.type == "identifier" else _pattern(lowering, child)
            if negative and isinstance(value, ir.Literal) and isinstance(value.value, (int, float)):
                value = ir.Literal(value.start - 1, value.end, -value.value)
            found.append(value)
    return tuple(found)


def _dotted(lowering: Lowering, names: list[Node]) -> ir.Expression:
    """`name` is bound; `a.b` is compared with."""
    value: ir.Expression = lowering.expression(names[0])
    for name in names[1:]:
        value = ir.Attribute(value[0], name.end_byte, value, lowering.text(name), name.start_byte)
    return value


def _mapping(lowering: Lowering, node: Node) -> ir.Expression:
    """`{"key": pattern, **rest}`."""
    entries: list[ir.PatternEntry] = []
    rest: ir.Expression | None = None
    keys, values = node.children_by_field_name("key"), node.children_by_field_name("value")
    for key, value in zip(keys, values, strict=False):
        target = _pattern(lowering, value)
        entries.append(ir.PatternEntry(key.start_byte, value.end_byte, _pattern(lowering, key), target, None))
    for child in written(node):
        if child.type == "splat_pattern":
            rest = inner(lowering, child)
    return ir.MappingPattern(node.start_byte, node.end_byte, tuple(entries), rest)


def _instance(lowering: Lowering, node: Node) -> ir.Expression:
    """`Class(attribute=pattern)`, as a mapping pattern over the attributes; positions are unknown keys."""
    named, *given = written(node)
    if len(given) == 1 and lowering.text(named) in _SELF_MATCHING:
        return _pattern(lowering, given[0])
    entries: list[ir.PatternEntry] = []
    for child in given:
        start, end = child.start_byte, child.end_byte
        pattern = _unwrapped(child)
        key: ir.Expression = ir.Unknown(start, start, ())
        if pattern.type == "keyword_pattern":
            name, pattern = written(pattern)[0], written(pattern)[-1]
            key = ir.Literal(name.start_byte, name.end_byte, lowering.text(name))
        entries.append(ir.PatternEntry(start, end, key, _pattern(lowering, pattern), None))
    return ir.MappingPattern(node.start_byte, node.end_byte, tuple(entries), None)
