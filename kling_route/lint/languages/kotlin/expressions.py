"""Kotlin's expressions: strings, names, access, operators."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.escapes import unescape
from kling_route.lint.languages.kotlin.lowering import RECEIVER, KotlinLowering
from kling_route.lint.languages.tree import Lowering, field, inner, nothing, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_ESCAPES = dict(zip("tbnr'\"\\$", "\t\b\n\r'\"\\$", strict=True))
_FILLED = re.compile(rb"\$([A-Za-z_]\w*)")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_PAIR = "to"


def string(lowering: Lowering, node: Node) -> ir.Expression:
    """`"…$name ${value}…"`, `\"\"\"…\"\"\"`. The grammar breaks text at each `$`, so it is put together first."""
    parts: list[ir.Expression] = []
    start = end = 0
    for child in node.named_children:
        if child.type == "string_content" and end == child.start_byte and start < end:
            end = child.end_byte
            continue
        parts += _text(lowering, start, end)
        start = end = child.end_byte
        if child.type == "string_content":
            start = child.start_byte
        elif child.type == "escape_sequence":
            value = unescape(lowering.text(child), _ESCAPES)
            parts.append(ir.Literal(child.start_byte, child.end_byte, value))
        else:
            parts.append(inner(lowering, child))
    return common.text(node, [*parts, *_text(lowering, start, end)])


def _text(lowering: Lowering, start: int, end: int) -> list[ir.Expression]:
    """Text with the variables in it."""
    parts: list[ir.Expression] = []
    for match in _FILLED.finditer(lowering.code, start, end):
        if start < match.start():
            parts.append(_fixed(lowering, start, match.start()))
        parts.append(ir.Name(match.start(1), match.end(), match[1].decode()))
        start = match.end()
    return [*parts, _fixed(lowering, start, end)] if start < end else parts


def _fixed(lowering: Lowering, start: int, end: int) -> ir.Literal:
    return ir.Literal(start, end, lowering.code[start:end].decode("utf-8", "replace"))


def outdented(value: ir.Expression) -> ir.Expression:
    """A text without its indentation."""
    if isinstance(value, ir.Literal) and isinstance(value.value, str):
        return value._replace(value=textwrap.dedent(value.value).strip("\n"))
    return value


def name(lowering: Lowering, node: Node) -> ir.Expression:
    """A variable; the grammar has `true`, `false` and `null` as names too."""
    text = lowering.text(node)
    if text in _CONSTANTS:
        return ir.Literal(node.start_byte, node.end_byte, _CONSTANTS[text])
    return ir.Name(node.start_byte, node.end_byte, text.strip("`"))


def navigation(lowering: Lowering, node: Node) -> ir.Expression:
    """`object.name`, `object?.name`, `object::name`. The grammar has `!a.b` as `(!a).b`."""
    first, *rest = written(node)
    last = rest[-1] if rest else first
    value = lowering.expression(first)
    if last.type != "identifier" or last is first:
        return value
    owner = unsigned(first, value)
    made = ir.Attribute(owner[0], node.end_byte, owner, lowering.text(last), last.start_byte)
    return signed(first, value, made)


def unsigned(node: Node, value: ir.Expression) -> ir.Expression:
    """What stands behind the `!` of an operand."""
    return value.value if node.type != "parenthesized_expression" and isinstance(value, ir.Not) else value


def signed(node: Node, value: ir.Expression, made: ir.Expression) -> ir.Expression:
    """What was made of an operand that had a `!` before it, with that."""
    is_negated = node.type != "parenthesized_expression" and isinstance(value, ir.Not)
    return ir.Not(value[0], made[1], made) if is_negated else made


def index(lowering: Lowering, node: Node) -> ir.Expression:
    """`object[key]`."""
    first, *keys = written(node)
    value = lowering.expression(first)
    if len(keys) != 1:
        return unknown(lowering, node)
    owner = unsigned(first, value)
    made = ir.Subscript(owner[0], node.end_byte, owner, lowering.expression(keys[0]))
    return signed(first, value, made)


def unary(lowering: Lowering, node: Node) -> ir.Expression:
    """`!a`, `-1`, `a!!`, `i++`."""
    value, operator = field(lowering, node, "argument"), node.child_by_field_name("operator")
    sign = operator.type if operator is not None else ""
    if sign == "!!":
        return value
    if sign in ("++", "--"):
        return common.stepped(node, value, sign)
    return common.signed(node, sign, value)


def binary(lowering: Lowering, node: Node) -> ir.Expression:
    """Two operands. `value ?: return` is the value: what is read after it is."""
    right = node.child_by_field_name("right")
    if right is not None and right.type in ("return_expression", "throw_expression"):
        return field(lowering, node, "left")
    return common.binary(lowering, node)


def infix(lowering: Lowering, node: Node) -> ir.Expression:
    """`key to value` is a pair; another function between its operands is called."""
    parts = written(node)
    if len(parts) != 3:
        return unknown(lowering, node)
    left, right = lowering.expression(parts[0]), lowering.expression(parts[2])
    start, end, word = node.start_byte, node.end_byte, lowering.text(parts[1])
    if word == _PAIR:
        return ir.Sequence(start, end, (left, right))
    return common.call(node, ir.Attribute(start, end, left, word, parts[1].start_byte), (right,))


def membership(lowering: Lowering, node: Node) -> ir.Expression:
    """`item in items`, `item !in items`."""
    operator = "not in" if common.marked(node, "!in") else "in"
    start, end = node.start_byte, node.end_byte
    return ir.Compare(start, end, operator, field(lowering, node, "left"), field(lowering, node, "right"))


def type_(lowering: Lowering, node: Node) -> ir.Expression:
    """The name of a type, without the types that it is for."""
    words = lowering.text(node).partition("<")[0].rstrip("?").split(".")
    start, end = node.start_byte, node.end_byte
    made: ir.Expression = ir.Name(start, end, words[0])
    for word in words[1:]:
        made = ir.Attribute(start, end, made, word, start)
    return made


def tested(lowering: Lowering, node: Node) -> ir.Expression:
    """`value is T`."""
    return ir.Unknown(node.start_byte, node.end_byte, (field(lowering, node, "left"),))


def reference(lowering: Lowering, node: Node) -> ir.Expression:
    """`::name`, `Class::name`."""
    parts = written(node)
    if not parts:
        return nothing(lowering, node)
    made = lowering.expression(parts[0])
    for part in parts[1:]:
        made = ir.Attribute(node.start_byte, node.end_byte, made, lowering.text(part), part.start_byte)
    return made


def receiver(lowering: Lowering, node: Node) -> ir.Expression:
    """`this`, `this@Outer`, `super`."""
    text = lowering.text(node)
    assert isinstance(lowering, KotlinLowering)
    if text == RECEIVER and lowering.receivers:
        text = lowering.receivers[-1]
    return ir.Name(node.start_byte, node.end_byte, text if text in lowering.receivers else text.partition("@")[0])


EXPRESSIONS: dict[str, ToExpression] = {
    "as_expression": common.cast("left"),
    "binary_expression": binary,
    "callable_reference": reference,
    "character_literal": string,
    "float_literal": common.number,
    "identifier": name,
    "in_expression": membership,
    "index_expression": index,
    "infix_expression": infix,
    "is_expression": tested,
    "multiline_string_literal": string,
    "navigation_expression": navigation,
    "number_literal": common.number,
    "parenthesized_expression": inner,
    "string_literal": string,
    "super_expression": receiver,
    "this_expression": receiver,
    "unary_expression": unary,
    "user_type": type_,
}
