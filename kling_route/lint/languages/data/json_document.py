"""Lowers JSON. Comments and commas after the last item, which many programs allow, are no errors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.escapes import unescape
from kling_route.lint.languages.tree import Lowering, broken, field, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages import Parse

_EXPONENT = re.compile(rb"(?<=[0-9])([eE])\+(?=[0-9])")


def _object(lowering: Lowering, node: Node) -> ir.Expression:
    entries: list[ir.Entry] = []
    for child in written(node):
        start, end = child.start_byte, child.end_byte
        if child.type == "pair":
            entries.append(ir.Entry(start, end, field(lowering, child, "key"), field(lowering, child, "value")))
        elif child.named_child_count:
            entries.append(ir.Entry(start, end, None, lowering.expression(child)))
    return ir.Mapping(node.start_byte, node.end_byte, tuple(entries))


def _array(lowering: Lowering, node: Node) -> ir.Expression:
    items = [child for child in written(node) if not child.is_error or child.named_child_count]
    return ir.Sequence(node.start_byte, node.end_byte, tuple([lowering.expression(item) for item in items]))


def _string(lowering: Lowering, node: Node) -> ir.Expression:
    return ir.Literal(node.start_byte, node.end_byte, unescape(lowering.text(node)[1:-1]))


def _number(lowering: Lowering, node: Node) -> ir.Expression:
    start, end = node.start_byte, node.end_byte
    text = lowering.text(node)
    try:
        return ir.Literal(start, end, int(text) if text.lstrip("-").isdigit() else float(text))
    except ValueError:
        return ir.Literal(start, end, text)


def _true(_: Lowering, node: Node) -> ir.Expression:
    return ir.Literal(node.start_byte, node.end_byte, True)


def _false(_: Lowering, node: Node) -> ir.Expression:
    return ir.Literal(node.start_byte, node.end_byte, False)


def _null(_: Lowering, node: Node) -> ir.Expression:
    return ir.Literal(node.start_byte, node.end_byte, None)


class JsonLowering(Lowering):
    """Lowering of JSON."""

    __slots__ = ()


JsonLowering.expressions = {
    "object": _object,
    "array": _array,
    "string": _string,
    "number": _number,
    "true": _true,
    "false": _false,
    "null": _null,
}
JsonLowering.statements = {"ERROR": broken}


def tree(code: bytes, parse: Parse) -> Node:
    """The tree of JSON. Its grammar knows no `1e+5`: in what it parses the sign is a zero."""
    return parse(_EXPONENT.sub(rb"\g<1>0", code))


def lower(code: bytes, parse: Parse) -> ir.Module:
    """One statement for each value at the top level: JSON has one, JSON lines have many."""
    module = JsonLowering(code).module(tree(code, parse))
    errors = tuple([place for place in module.errors if code[place[0] : place[1]].strip() != b","])
    return module._replace(errors=errors)
