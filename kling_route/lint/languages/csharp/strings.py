"""C#'s strings: plain, verbatim, raw and interpolated."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.escapes import unescape
from kling_route.lint.languages.tree import Lowering, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_ESCAPES = dict(zip("abfnrtv0\\'\"", "\a\b\f\n\r\t\v\0\\'\"", strict=True))


def plain(lowering: Lowering, node: Node) -> ir.Expression:
    """`"…"` and `'…'`; what marks its encoding is dropped."""
    text = lowering.text(node).removesuffix("u8")
    return ir.Literal(node.start_byte, node.end_byte, unescape(text[1:-1], _ESCAPES))


def verbatim(lowering: Lowering, node: Node) -> ir.Expression:
    """`@"…"`: two quotes are one."""
    text = lowering.text(node)
    return ir.Literal(node.start_byte, node.end_byte, text[2:-1].replace('""', '"'))


def raw(lowering: Lowering, node: Node) -> ir.Expression:
    """Three or more quotes around text that is taken as it stands, without its indentation."""
    text = lowering.text(node).removesuffix("u8").strip('"')
    return ir.Literal(node.start_byte, node.end_byte, textwrap.dedent(text).strip("\n"))


def interpolated(lowering: Lowering, node: Node) -> ir.Expression:
    """`$"…{value}…"`."""
    opening = next((lowering.text(child) for child in node.children if child.type == "interpolation_start"), "$")
    quoted = any(child.type == "interpolation_quote" for child in node.children)
    parts: list[ir.Expression] = []
    for child in node.children:
        start, end = child.start_byte, child.end_byte
        if child.type == "interpolation":
            inside = [part for part in written(child) if not part.type.startswith("interpolation_")]
            parts.extend(lowering.expression(part) for part in inside[:1])
        elif child.type in ("string_content", "escape_sequence"):
            text = lowering.text(child).replace("{{", "{").replace("}}", "}")
            if "@" in opening:
                text = text.replace('""', '"')
            elif not quoted:
                text = unescape(text, _ESCAPES)
            parts.append(ir.Literal(start, end, text))
    return common.text(node, parts)


EXPRESSIONS: dict[str, ToExpression] = {
    "character_literal": plain,
    "interpolated_string_expression": interpolated,
    "raw_string_literal": raw,
    "string_literal": plain,
    "verbatim_string_literal": verbatim,
}
