"""Python's strings: prefixes, escapes, implicit concatenation, and f-strings with their parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.escapes import whole
from kling_route.lint.languages.tree import Lowering, written

if TYPE_CHECKING:
    from tree_sitter import Node

_OPENING = re.compile(r"([A-Za-z]*)('''|\"\"\"|'|\")")
_ESCAPE = re.compile(
    r"\\(?:(\r?\n)|([\\'\"abfnrtv])|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{([^}]{1,120})\})"
)
_SIMPLE = dict(zip("abfnrtv", "\a\b\f\n\r\t\v", strict=True))
_CUT = re.compile(r":(?:.?[<>=^])?[0-9]*\.([0-9]+)s?")
"""A format specification that cuts text: `.4`, `>10.4s`."""


def string(lowering: Lowering, node: Node) -> ir.Expression:
    """One string token: a `Literal`, or a `Template` where an f-string has parts. Bytes are read as text."""
    start, end = node.start_byte, node.end_byte
    text = lowering.code[start:end].decode("utf-8", "replace")
    opening = _OPENING.match(text)
    if opening is None:
        return ir.Unknown(start, end, lowering.parts(node))
    prefix, quote = opening[1].lower(), opening[2]
    if "f" in prefix or "t" in prefix:
        return _formatted(lowering, node, "r" in prefix, opening.end())
    stop = len(text) - len(quote) if text.endswith(quote) else len(text)
    value = text[opening.end() : stop]
    return ir.Literal(start, end, value if "r" in prefix else unescape(value))


def concatenated(lowering: Lowering, node: Node) -> ir.Expression:
    """Strings side by side are one string."""
    parts: list[ir.Expression] = []
    for child in written(node):
        piece = lowering.expression(child)
        parts.extend(piece.parts if isinstance(piece, ir.Template) else (piece,))
    start, end = node.start_byte, node.end_byte
    if all(isinstance(part, ir.Literal) for part in parts):
        return ir.Literal(start, end, "".join(str(part.value) for part in parts if isinstance(part, ir.Literal)))
    return ir.Template(start, end, tuple(parts))


def unescape(text: str) -> str:
    """Resolves the escapes of a string; what is none stays as it is written. Half surrogate pairs are replaced."""
    if "\\" not in text:
        return text
    return whole(_ESCAPE.sub(_character, text))


def _character(match: re.Match[str]) -> str:
    """What one escape stands for."""
    newline, simple, octal, *codes, name = match.groups()
    if newline:
        return ""
    if simple:
        return _SIMPLE.get(simple, simple)
    if octal:
        return chr(int(octal, 8))
    if name:
        import unicodedata

        try:
            return unicodedata.lookup(name)
        except KeyError:
            return match[0]
    point = int(next(code for code in codes if code), 16)
    return chr(point) if point < 0x110000 else match[0]


def _formatted(lowering: Lowering, node: Node, raw: bool, opening: int) -> ir.Expression:
    """An f-string; without parts it is a `Literal`."""
    start, end = node.start_byte, node.end_byte
    parts: list[ir.Expression] = []
    at = start + opening
    for child in node.named_children:
        if child.type == "interpolation":
            _fixed(lowering, parts, at, child.start_byte, raw)
            _interpolated(lowering, child, parts)
            at = child.end_byte
        elif child.type == "string_end":
            _fixed(lowering, parts, at, child.start_byte, raw)
            at = end
    if at != end:  # the closing quote is missing
        _fixed(lowering, parts, at, end, raw)
    if not parts:
        return ir.Literal(start, end, "")
    if len(parts) == 1 and isinstance(parts[0], ir.Literal):
        return ir.Literal(start, end, parts[0].value)
    return ir.Template(start, end, tuple(parts))


def _fixed(lowering: Lowering, parts: list[ir.Expression], start: int, end: int, raw: bool) -> None:
    """Adds the text between two interpolations."""
    if start < end:
        text = lowering.code[start:end].decode("utf-8", "replace").replace("{{", "{").replace("}}", "}")
        parts.append(ir.Literal(start, end, text if raw else unescape(text)))


def _interpolated(lowering: Lowering, node: Node, parts: list[ir.Expression]) -> None:
    """Adds the value of `{value!r:spec}`. A specification that cuts the value is a `Slice`; one with parts of its own
    adds them as something unknown."""
    values = node.children_by_field_name("expression")
    if not values:
        return
    if any(child.type == "=" for child in node.children):
        parts.append(ir.Literal(values[0].start_byte, values[-1].end_byte, lowering.text(values[0]) + "="))
    value = lowering.expression(values[0])
    specification = node.child_by_field_name("format_specifier")
    if specification is None:
        parts.append(value)
        return
    start, end = specification.start_byte, specification.end_byte
    cut = _CUT.fullmatch(lowering.text(specification))
    if cut is not None:
        value = ir.Slice(node.start_byte, node.end_byte, value, None, ir.Literal(start, end, int(cut[1])))
    parts.append(value)
    nested = [child for child in written(specification) if child.type == "format_expression"]
    if nested:
        parts.append(ir.Unknown(start, end, tuple([part for child in nested for part in lowering.parts(child)])))
