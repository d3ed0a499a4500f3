"""Lowers YAML. Each document of a stream is a statement.

An alias is the value of its anchor where that is a scalar or a short flat mapping; else it is unknown, for aliases of
aliases can stand for more than any machine holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.data import references, yaml_scalars
from kling_route.lint.languages.data.yaml_depth import too_deep
from kling_route.lint.languages.tree import Lowering, broken, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages import Parse

_VARIABLE = re.compile(r"([A-Z_][A-Z0-9_]*)=")
_MERGE = "<<"
_LONGEST_ALIAS = 100
_CONSTANTS = {"true": True, "false": False}


class YamlLowering(Lowering):
    """Lowering of YAML, with the values of the anchors met so far."""

    __slots__ = ("anchors",)

    def __init__(self, code: bytes) -> None:
        super().__init__(code)
        self.anchors: dict[str, ir.Expression] = {}


def _document(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    assert isinstance(lowering, YamlLowering)
    lowering.anchors = {}
    for child in written(node):
        if child.type in ("block_node", "flow_node"):
            value = lowering.expression(child)
            out.append(ir.Evaluate(value.start, value.end, value))
        elif child.is_error:
            broken(lowering, child, out)


def _node(lowering: Lowering, node: Node) -> ir.Expression:
    """A value with its tag and its anchor."""
    assert isinstance(lowering, YamlLowering)
    value: ir.Expression = _nothing(node.start_byte, node.end_byte)
    anchor = ""
    for child in written(node):
        if child.type == "anchor":
            anchor = lowering.text(child)[1:]
        elif child.type != "tag":
            value = lowering.expression(child)
    if anchor:
        lowering.anchors[anchor] = value if _is_short(value) else ir.Unknown(value.start, value.end, ())
    return value


def _is_short(value: ir.Expression) -> bool:
    """Whether a value may be repeated at every alias."""
    if isinstance(value, ir.Mapping):
        scalars = all(isinstance(entry.value, ir.Literal) for entry in value.entries)
        return scalars and len(value.entries) <= _LONGEST_ALIAS
    return isinstance(value, ir.Literal)


def _alias(lowering: Lowering, node: Node) -> ir.Expression:
    assert isinstance(lowering, YamlLowering)
    known = lowering.anchors.get(lowering.text(node)[1:])
    return known if known is not None else ir.Unknown(node.start_byte, node.end_byte, ())


def _nothing(start: int, end: int) -> ir.Literal:
    return ir.Literal(start, end, None)


def _mapping(lowering: Lowering, node: Node) -> ir.Expression:
    entries = tuple([_entry(lowering, child) for child in written(node)])
    return ir.Mapping(node.start_byte, node.end_byte, entries)


def _entry(lowering: Lowering, node: Node) -> ir.Entry:
    """`key: value`; a key alone, in a flow mapping, has no value. `<<` merges another mapping."""
    start, end = node.start_byte, node.end_byte
    if node.type not in ("block_mapping_pair", "flow_pair"):
        return ir.Entry(start, end, lowering.expression(node), _nothing(end, end))
    written_key, written_value = node.child_by_field_name("key"), node.child_by_field_name("value")
    key = lowering.expression(written_key) if written_key else _nothing(start, start)
    value = lowering.expression(written_value) if written_value else _nothing(end, end)
    if isinstance(key, ir.Literal) and key.value == _MERGE:
        return ir.Entry(start, end, None, value)
    return ir.Entry(start, end, key, value)


def _sequence(lowering: Lowering, node: Node) -> ir.Expression:
    items: list[ir.Expression] = []
    for child in written(node):
        if child.type == "block_sequence_item":
            parts = lowering.parts(child)
            items.append(parts[0] if parts else _nothing(child.start_byte, child.end_byte))
        elif child.type == "flow_pair":
            entry = _entry(lowering, child)
            items.append(ir.Mapping(entry.start, entry.end, (entry,)))
        else:
            items.append(lowering.expression(child))
    start, end = node.start_byte, node.end_byte
    return _variables(start, end, items) or ir.Sequence(start, end, tuple(items))


def _variables(start: int, end: int, items: list[ir.Expression]) -> ir.Mapping | None:
    """A list of `NAME=value`, as Compose files set variables, as a mapping; None for any other list."""
    entries: list[ir.Entry] = []
    for item in items:
        first, *rest = item.parts if isinstance(item, ir.Template) else (item,)
        if not isinstance(first, ir.Literal) or not isinstance(first.value, str):
            return None
        match = _VARIABLE.match(first.value)
        if match is None:
            return None
        quotes = 1 if first.end - first.start >= len(first.value.encode()) + 2 else 0
        at = first.start + quotes + match.end()
        key = ir.Literal(first.start, at - 1, match[1])
        text = first.value[match.end() :]
        parts = [ir.Literal(at, first.end - quotes, text), *rest] if text or not rest else rest
        value = parts[0] if len(parts) == 1 else ir.Template(at, item.end, tuple(parts))
        entries.append(ir.Entry(item.start, item.end, key, value))
    return ir.Mapping(start, end, tuple(entries)) if entries else None


def _plain(lowering: Lowering, node: Node) -> ir.Expression:
    start, end = node.start_byte, node.end_byte
    text = lowering.text(node)
    kind = node.named_children[0].type if node.named_child_count else ""
    if kind == "string_scalar":
        return references.expanded(text, (start, end), 0, references.BRACED, yaml_scalars.folded)
    value: str | int | float | bool | None = text
    if kind == "null_scalar":
        value = None
    elif kind == "boolean_scalar":
        value = _CONSTANTS.get(text.lower(), text)
    elif kind in ("integer_scalar", "float_scalar"):
        value = yaml_scalars.number(text)
    return ir.Literal(start, end, value)


def _scalar(content: Callable[[str], str], quotes: int) -> Callable[[Lowering, Node], ir.Expression]:
    """What lowers one kind of scalar, `quotes` characters of which stand on each side."""

    def lower_scalar(lowering: Lowering, node: Node) -> ir.Expression:
        text = lowering.text(node)
        place = (node.start_byte, node.end_byte)
        return references.expanded(text[quotes : len(text) - quotes], place, quotes, references.BRACED, content)

    return lower_scalar


def _block(lowering: Lowering, node: Node) -> ir.Expression:
    """A block scalar. It is often code of another language, so references in it are left alone."""
    return ir.Literal(node.start_byte, node.end_byte, yaml_scalars.block(lowering.text(node)))


YamlLowering.expressions = {
    "block_node": _node,
    "flow_node": _node,
    "block_mapping": _mapping,
    "flow_mapping": _mapping,
    "block_sequence": _sequence,
    "flow_sequence": _sequence,
    "alias": _alias,
    "plain_scalar": _plain,
    "double_quote_scalar": _scalar(yaml_scalars.double_quoted, 1),
    "single_quote_scalar": _scalar(yaml_scalars.single_quoted, 1),
    "block_scalar": _block,
    "ERROR": unknown,
}
YamlLowering.statements = {"document": _document, "ERROR": broken}


def lower(code: bytes, parse: Parse) -> ir.Module:
    """One statement for each document."""
    if too_deep(code):
        return ir.Module((), (), ((0, len(code)),))
    return YamlLowering(code).module(parse(code))
