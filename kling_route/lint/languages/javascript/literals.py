"""Constants: text, numbers, truth values, and templates with their filled-in parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint.ir import Argument, Call, Expression, Literal, Template, Unknown
from kling_route.lint.languages.escapes import whole
from kling_route.lint.languages.javascript.lowering import first_part

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.javascript.lowering import Lowering, ToExpression

ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]+)\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-3]?[0-7]{1,2})|(\r\n|[\s\S]))")
SINGLE = {
    **dict(zip("ntrbfv", "\n\t\r\b\f\v", strict=True)),
    **dict.fromkeys(("\n", "\r", "\r\n", "\u2028", "\u2029"), ""),
}
"""What a character after a backslash stands for, where not for itself. The end of a line stands for nothing."""
LARGEST_CHARACTER = 0x10FFFF
LARGEST_INTEGER = 2**53
"""Up to here a whole number is an integer however it is written."""
REPLACEMENT = "\ufffd"


def string(lowering: Lowering, node: Node) -> Expression:
    start, end = node.start_byte, node.end_byte
    return Literal(start, end, string_value(lowering.code, start, end))


def string_value(code: bytes, start: int, end: int) -> str:
    """The text of the string literal at `start`, with its escapes resolved. The closing quote may be missing."""
    stop = end - 1 if end - start > 1 and code[end - 1] == code[start] else end
    return resolve(code[start + 1 : stop].decode("utf-8", "replace"))


def resolve(text: str) -> str:
    """`text` with its escapes resolved."""
    if "\\" not in text:
        return text
    return whole(ESCAPE.sub(character, text))


def character(escape: re.Match[str]) -> str:
    """The character that one escape stands for."""
    braced, unit, byte, octal, single = escape.groups()
    if single is not None:
        return SINGLE.get(single, single)
    code = int(octal, 8) if octal else int(braced or unit or byte, 16)
    return chr(code) if code <= LARGEST_CHARACTER else REPLACEMENT


def number(lowering: Lowering, node: Node) -> Expression:
    start, end = node.start_byte, node.end_byte
    value = number_value(lowering.code[start:end].decode("utf-8", "replace"))
    return Unknown(start, end, ()) if value is None else Literal(start, end, value)


def number_value(text: str) -> int | float | None:
    """The value of a number literal, or None where it is malformed."""
    text = text.rstrip("nN")  # big integers
    try:
        return int(text, 0)
    except ValueError:
        pass
    try:
        if text.isdigit() and text[0] == "0" and not set(text) & {"8", "9"}:
            return int(text, 8)
        value = float(text)
    except ValueError:
        return None
    return int(value) if value.is_integer() and abs(value) <= LARGEST_INTEGER else value


def template_string(lowering: Lowering, node: Node) -> Expression:
    return template(lowering, node, raw=False)


def template(lowering: Lowering, node: Node, *, raw: bool) -> Expression:
    """A template literal: a `Literal` where nothing is filled in. `raw` leaves escapes as they are."""
    start, end, code = node.start_byte, node.end_byte, lowering.code
    parts: list[Expression] = []
    here = start + 1

    def fixed(stop: int) -> None:
        if stop > here:
            text = code[here:stop].decode("utf-8", "replace")
            parts.append(Literal(here, stop, text if raw else resolve(text)))

    for child in node.children:
        if child.type == "template_substitution":
            fixed(child.start_byte)
            here = child.end_byte
            inner = first_part(child)
            parts.append(Unknown(child.start_byte, here, ()) if inner is None else lowering.expression(inner))
    fixed(end - 1 if code[end - 1] == code[start] and end - start > 1 else end)
    if not parts:
        return Literal(start, end, "")
    if len(parts) == 1 and isinstance(parts[0], Literal) and parts[0].end - parts[0].start >= end - start - 2:
        return Literal(start, end, parts[0].value)
    return Template(start, end, tuple(parts))


def tagged_template(lowering: Lowering, node: Node, tag: Node, text: Node) -> Expression:
    """A tagged template is a call with the template as its argument; the tag `String.raw` is the text itself."""
    if lowering.text(tag) == "String.raw":
        return template(lowering, text, raw=True)
    callee = lowering.expression(tag)
    argument = Argument(text.start_byte, text.end_byte, None, template_string(lowering, text), "")
    return Call(node.start_byte, node.end_byte, callee, (argument,), new=False)


def true(_: Lowering, node: Node) -> Expression:
    return Literal(node.start_byte, node.end_byte, value=True)


def false(_: Lowering, node: Node) -> Expression:
    return Literal(node.start_byte, node.end_byte, value=False)


def nothing(_: Lowering, node: Node) -> Expression:
    return Literal(node.start_byte, node.end_byte, None)


def regex(_: Lowering, node: Node) -> Expression:
    return Unknown(node.start_byte, node.end_byte, ())


EXPRESSIONS: dict[str, ToExpression] = {
    "string": string,
    "template_string": template_string,
    "number": number,
    "true": true,
    "false": false,
    "null": nothing,
    "undefined": nothing,
    "regex": regex,
}
