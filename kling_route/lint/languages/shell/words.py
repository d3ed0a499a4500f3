"""The words of the shell: quotes, escapes, variables, substitutions. A word is text; its variables are names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.escapes import COMMON, unescape
from kling_route.lint.languages.tree import Lowering, nothing, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_UNQUOTED = re.compile(r"\\(\r?\n|.)", re.S)
_QUOTED = re.compile(r'\\(\r?\n|["$`\\])')
_ANSI = COMMON | {"a": "\a", "e": "\x1b", "E": "\x1b", "v": "\v", "?": "?"}
_FALLBACKS = {":-": "or", "-": "or", ":=": "or", "=": "or", ":+": "and", "+": "and"}
_TRIMS = ("%", "%%", "#", "##")
_CASES = ("^", "^^", ",", ",,", "@")
_PLAIN = re.compile(rb"[^$`'\"\\]*")
_WILDCARDS = re.compile(r"[*?\[]")
_FILLED = frozenset(
    ("simple_expansion", "expansion", "command_substitution", "process_substitution", "arithmetic_expansion")
)


def _continued(match: re.Match[str]) -> str:
    """What an escaped character stands for; an escaped line break for nothing."""
    return "" if match[1].endswith("\n") else match[1]


def word(lowering: Lowering, node: Node) -> ir.Expression:
    text = lowering.text(node)
    return ir.Literal(node.start_byte, node.end_byte, _UNQUOTED.sub(_continued, text) if "\\" in text else text)


def raw_string(lowering: Lowering, node: Node) -> ir.Expression:
    return ir.Literal(node.start_byte, node.end_byte, lowering.text(node)[1:-1])


def ansi_string(lowering: Lowering, node: Node) -> ir.Expression:
    return ir.Literal(node.start_byte, node.end_byte, unescape(lowering.text(node)[2:-1], _ANSI))


def string(lowering: Lowering, node: Node) -> ir.Expression:
    """A string in double quotes. One that is a variable and nothing else is that variable."""
    start, end = node.start_byte, node.end_byte
    quotes = (2, 1) if node.type == "translated_string" else (1, 1)
    inside = node.named_children[0] if node.type == "translated_string" and node.named_child_count else node
    parts = filled(lowering, inside, start + quotes[0], end - quotes[1])
    return _joined(start, end, parts)


def filled(lowering: Lowering, node: Node, start: int, end: int) -> list[ir.Expression]:
    """The fixed and the variable parts of a text between two bytes."""
    parts: list[ir.Expression] = []
    at = start
    for child in node.named_children:
        if child.type in _FILLED:
            value = lowering.expression(child)
            _fixed(lowering, parts, at, value.start if isinstance(value, ir.Name) else child.start_byte)
            parts.append(value)
            at = child.end_byte
    _fixed(lowering, parts, at, end)
    return parts


def _fixed(lowering: Lowering, parts: list[ir.Expression], start: int, end: int) -> None:
    if start < end:
        text = lowering.code[start:end].decode("utf-8", "replace")
        parts.append(ir.Literal(start, end, _QUOTED.sub(_continued, text) if "\\" in text else text))


def _joined(start: int, end: int, parts: list[ir.Expression]) -> ir.Expression:
    if all(isinstance(part, ir.Literal) for part in parts):
        return ir.Literal(start, end, "".join(str(part.value) for part in parts if isinstance(part, ir.Literal)))
    return parts[0] if len(parts) == 1 else ir.Template(start, end, tuple(parts))


def concatenation(lowering: Lowering, node: Node) -> ir.Expression:
    """Pieces side by side: `"$BASE"/path`."""
    parts: list[ir.Expression] = []
    for child in written(node):
        piece = _text(lowering, child)
        parts.extend(piece.parts if isinstance(piece, ir.Template) else (piece,))
    return _joined(node.start_byte, node.end_byte, parts)


def _text(lowering: Lowering, node: Node) -> ir.Expression:
    """A piece of a word. The grammar takes `sk` of `${KEY:-sk-…}` for a variable, but it is text."""
    return word(lowering, node) if node.type == "variable_name" else lowering.expression(node)


def heredoc(lowering: Lowering, node: Node) -> ir.Expression:
    """The body of a here-document; the grammar finds no variables in it where its end is quoted."""
    start, end = node.start_byte, node.end_byte
    if not node.named_child_count:
        return ir.Literal(start, end, lowering.text(node))
    return _joined(start, end, filled(lowering, node, start, end))


def variable(lowering: Lowering, node: Node) -> ir.Expression:
    return ir.Name(node.start_byte, node.end_byte, lowering.text(node))


def simple_expansion(lowering: Lowering, node: Node) -> ir.Expression:
    """`$NAME`; `$*` is all of the arguments, as `$@`. The grammar takes a blank between two of them for a part."""
    blanks, _, name = lowering.text(node).partition("$")
    return ir.Name(node.start_byte + len(blanks), node.end_byte, "@" if name == "*" else name)


def subscript(lowering: Lowering, node: Node) -> ir.Expression:
    """`name[index]`; all of an array is the array."""
    start, end = node.start_byte, node.end_byte
    named, index = node.child_by_field_name("name"), node.child_by_field_name("index")
    name = lowering.expression(named) if named else nothing(lowering, node)
    if index is None or lowering.text(index) in ("@", "*"):
        return name
    return ir.Subscript(start, end, name, lowering.expression(index))


def expansion(lowering: Lowering, node: Node) -> ir.Expression:
    """`${NAME…}`: with a fallback, cut, trimmed, or changed in a way that is not followed."""
    start, end = node.start_byte, node.end_byte
    children = [child for child in node.children if child.type not in ("${", "}")]
    if not children or not children[0].is_named:  # `${#name}`, `${!name}`
        return ir.Unknown(start, end, lowering.parts(node))
    value = lowering.expression(children[0])
    if isinstance(value, ir.Name):
        value = value._replace(start=start, end=end)
    operator = children[1].type if len(children) > 1 else ""
    given = [_text(lowering, child) for child in children[2:] if child.is_named]
    if not operator or operator in _CASES or operator in (":?", "?"):
        return value
    if operator in _FALLBACKS:
        behind = children[1].end_byte
        other = _fallback(lowering, behind, max(end - 1, behind), given)
        return ir.Logical(start, end, _FALLBACKS[operator], value, other)
    if operator == ":":
        return _cut(value, start, end, given)
    if operator in _TRIMS and not any(_WILDCARDS.search(lowering.text(child)) for child in children[2:]):
        return value
    return ir.Unknown(start, end, (value, *given))


def alternative(lowering: Lowering, node: Node) -> list[ir.Expression] | None:
    """The words that stand for a variable where it is set, if they are several: `${NAME:+-d "$NAME"}`."""
    children = [child for child in node.children if child.type not in ("${", "}")] if node.type == "expansion" else []
    if len(children) != 3 or _FALLBACKS.get(children[1].type) != "and" or children[2].type != "concatenation":
        return None
    found: list[ir.Expression] = []
    pieces: list[ir.Expression] = []
    parts = written(children[2])
    for at, part in enumerate(parts):
        pieces.append(_text(lowering, part))
        if at + 1 == len(parts) or part.end_byte < parts[at + 1].start_byte:
            found.append(_joined(pieces[0].start, pieces[-1].end, pieces))
            pieces = []
    return found


def _fallback(lowering: Lowering, start: int, end: int, given: list[ir.Expression]) -> ir.Expression:
    """What stands after `:-`; blanks in it belong to it."""
    text = lowering.code[start:end]
    if _PLAIN.fullmatch(text):
        return ir.Literal(start, end, text.decode("utf-8", "replace"))
    return _joined(start, end, given)


def _cut(value: ir.Expression, start: int, end: int, given: list[ir.Expression]) -> ir.Expression:
    """`${name:offset:length}`."""
    bounds = [part.value if isinstance(part, ir.Literal) else None for part in given]
    numbers = [int(bound) for bound in bounds if isinstance(bound, (int, str)) and str(bound).isdecimal()]
    if len(numbers) != len(given) or not 1 <= len(given) <= 2:
        return ir.Unknown(start, end, (value, *given))
    lower = ir.Literal(given[0].start, given[0].end, numbers[0])
    upper = ir.Literal(given[1].start, given[1].end, sum(numbers)) if len(numbers) == 2 else None
    return ir.Slice(start, end, value, lower, upper)


def array(lowering: Lowering, node: Node) -> ir.Expression:
    return ir.Sequence(node.start_byte, node.end_byte, lowering.parts(node))


WORDS: dict[str, ToExpression] = {
    "word": word,
    "number": word,
    "extglob_pattern": word,
    "regex": word,
    "heredoc_start": word,
    "heredoc_content": word,
    "string_content": word,
    "raw_string": raw_string,
    "ansi_c_string": ansi_string,
    "string": string,
    "translated_string": string,
    "concatenation": concatenation,
    "heredoc_body": heredoc,
    "variable_name": variable,
    "special_variable_name": variable,
    "simple_expansion": simple_expansion,
    "expansion": expansion,
    "subscript": subscript,
    "array": array,
}
"""Node kind → what lowers it."""
