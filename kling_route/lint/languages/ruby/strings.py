"""Ruby's strings, symbols and heredocs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.escapes import unescape
from kling_route.lint.languages.ruby.lowering import ruby
from kling_route.lint.languages.tree import Lowering, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_ESCAPES = dict(zip("abefnrstv\\\"'#", "\a\b\x1b\f\n\r\t\t\v\\\"'#", strict=True)) | {"s": " ", "t": "\t"}
_QUOTED = re.compile(r"\\([\\'])")


def string(lowering: Lowering, node: Node) -> ir.Expression:
    """Quoted text, with what is filled in."""
    plain = lowering.code[node.start_byte : node.start_byte + 1] == b"'"
    parts: list[ir.Expression] = []
    for child in node.named_children:
        start, end = child.start_byte, child.end_byte
        if child.type == "interpolation":
            inside = written(child)
            parts.append(lowering.expression(inside[-1]) if inside else ir.Unknown(start, end, ()))
        elif child.type == "escape_sequence":
            parts.append(ir.Literal(start, end, unescape(lowering.text(child), _ESCAPES)))
        elif child.type.endswith("_content"):
            text = lowering.text(child)
            parts.append(ir.Literal(start, end, _QUOTED.sub(r"\1", text) if plain else text))
        elif child.type == "string":
            parts.append(string(lowering, child))
    return common.text(node, parts)


def heredoc(lowering: Lowering, node: Node) -> ir.Expression:
    """`<<~NAME`: the text stands further down."""
    body = ruby(lowering).bodies.get(node.start_byte)
    return string(lowering, body) if body is not None else ir.Literal(node.start_byte, node.end_byte, "")


def symbol(lowering: Lowering, node: Node) -> ir.Expression:
    """`:name`, `name:`."""
    return ir.Literal(node.start_byte, node.end_byte, lowering.text(node).strip(":"))


def array(lowering: Lowering, node: Node) -> ir.Expression:
    """`[…]`, `%w[…]`, `%i[…]`."""
    return ir.Sequence(node.start_byte, node.end_byte, lowering.parts(node))


EXPRESSIONS: dict[str, ToExpression] = {
    "array": array,
    "bare_string": string,
    "bare_symbol": string,
    "chained_string": string,
    "character": lambda lowering, node: ir.Literal(node.start_byte, node.end_byte, lowering.text(node)[1:]),
    "delimited_symbol": string,
    "hash_key_symbol": symbol,
    "heredoc_beginning": heredoc,
    "regex": unknown,
    "simple_symbol": symbol,
    "string": string,
    "string_array": array,
    "subshell": unknown,
    "symbol_array": array,
}
