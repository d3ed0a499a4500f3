"""PHP's arrays: lists, mappings, and what stands on the left of an assignment to several variables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.tree import Lowering, nothing, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression


def array(lowering: Lowering, node: Node) -> ir.Expression:
    """`[…]` and `array(…)`: a mapping where it has keys. An empty one may become either."""
    start, end = node.start_byte, node.end_byte
    elements = [child for child in written(node) if child.type == "array_element_initializer"]
    if not elements:
        return _empty(lowering, node)
    if not any(common.marked(child, "=>") for child in elements):
        items = [_item(lowering, child) for child in elements]
        if any(isinstance(item, ir.Spread) for item in items) and len(items) < 2:
            return ir.Mapping(
                start,
                end,
                tuple([ir.Entry(item[0], item[1], None, item.value) for item in items if isinstance(item, ir.Spread)]),
            )
        return ir.Sequence(start, end, tuple(items))
    return ir.Mapping(start, end, tuple([_entry(lowering, child, at) for at, child in enumerate(elements)]))


def _empty(lowering: Lowering, node: Node) -> ir.Expression:
    """`[]` is a list where something is added to it without a key, else a mapping that fields are put into."""
    around = node.parent
    start, end = node.start_byte, node.end_byte
    left = around.child_by_field_name("left") if around is not None and around.type == "assignment_expression" else None
    if left is None or left.type not in ("variable_name", "member_access_expression"):
        return ir.Unknown(start, end, ())
    appended = re.escape(lowering.code[left.start_byte : left.end_byte]) + rb"\s*\[\s*\]"
    return ir.Sequence(start, end, ()) if re.search(appended, lowering.code) else ir.Mapping(start, end, ())


def _item(lowering: Lowering, node: Node) -> ir.Expression:
    parts = written(node)
    if not parts:
        return nothing(lowering, node)
    value = lowering.expression(parts[-1])
    return ir.Spread(node.start_byte, node.end_byte, value) if parts[-1].type == "variadic_unpacking" else value


def _entry(lowering: Lowering, node: Node, at: int) -> ir.Entry:
    parts = written(node)
    start, end = node.start_byte, node.end_byte
    if len(parts) > 1:
        return ir.Entry(start, end, lowering.expression(parts[0]), lowering.expression(parts[-1]))
    value = _item(lowering, node)
    if isinstance(value, ir.Spread):
        return ir.Entry(start, end, None, value.value)
    return ir.Entry(start, end, ir.Literal(start, start, at), value)


def targets(lowering: Lowering, node: Node) -> ir.Expression:
    """`[$a, $b]`, `['id' => $id]` and `list(…)` on the left of an assignment."""
    start, end = node.start_byte, node.end_byte
    keyed: list[ir.PatternEntry] = []
    plain: list[ir.Expression] = []
    key: ir.Expression | None = None
    place = 0
    waiting: Node | None = None
    for child in node.children:
        if child.type == "=>" and waiting is not None:
            key = lowering.expression(waiting)
        elif child.type in (",", "]", ")"):
            target = (
                lowering.expression(waiting)
                if waiting is not None
                else ir.Unknown(child.start_byte, child.start_byte, ())
            )
            if key is not None:
                keyed.append(ir.PatternEntry(key[0], target[1], key, target, None))
            elif waiting is not None or child.type == ",":
                plain.append(target)
            waiting, key, place = None, None, place + 1
        elif child.is_named and not child.is_extra:
            waiting = child
    return ir.MappingPattern(start, end, tuple(keyed), None) if keyed else ir.Sequence(start, end, tuple(plain))


EXPRESSIONS: dict[str, ToExpression] = {"array_creation_expression": array, "list_literal": targets}
