"""The shell's tests (`[ … ]`, `[[ … ]]`) and its arithmetic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.shell import patterns
from kling_route.lint.languages.tree import Lowering, field, unknown, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_COMPARISONS = {
    "=": "==", "==": "==", "!=": "!=", "<": "<", ">": ">", "<=": "<=", ">=": ">=",
    "-eq": "==", "-ne": "!=", "-lt": "<", "-le": "<=", "-gt": ">", "-ge": ">=",
}  # fmt: skip
_LOGICAL = {"&&": "and", "-a": "and", "||": "or", "-o": "or"}
_OPERATORS = ("+", "-", "*", "/", "%")
_LONGEST_NUMBER = 20
_PATTERN = re.compile(r"[*?\[]")
_SHAPES = ("word", "extglob_pattern", "regex", "concatenation")


def test_command(lowering: Lowering, node: Node) -> ir.Expression:
    """`[ … ]` and `[[ … ]]`."""
    parts = written(node)
    return lowering.expression(parts[0]) if len(parts) == 1 else unknown(lowering, node)


def binary(lowering: Lowering, node: Node) -> ir.Expression:
    """A comparison, a logical operator, an assignment in arithmetic, or any other operator."""
    start, end = node.start_byte, node.end_byte
    sign = node.child_by_field_name("operator")
    right = node.child_by_field_name("right")
    operator = lowering.text(sign) if sign else ""
    arithmetical = _in_arithmetic(node)
    left = field(lowering, node, "left")
    if arithmetical:
        left = _operand(left)
    if operator in _LOGICAL:
        return ir.Logical(start, end, _LOGICAL[operator], left, field(lowering, node, "right"))
    turned = left if isinstance(left, ir.Not) else None  # the grammar takes `! a = b` for `(! a) = b`
    left = turned.value if turned is not None else left
    test: ir.Expression | None = None
    if operator in _COMPARISONS and not (operator == "=" and arithmetical):
        numeric = arithmetical or operator.startswith("-")
        test = _comparison(lowering, node, _COMPARISONS[operator], left, right, numeric)
    elif operator == "=~" and right is not None:
        test = patterns.expression(left, _pattern(lowering, right).strip("\"'"), right.start_byte, end)
    if test is not None:
        return test if turned is None else ir.Not(start, end, test)
    value = field(lowering, node, "right")
    if arithmetical:
        value = _operand(value)
    if operator.endswith("=") and operator not in ("=~",):
        return ir.Assignment(start, end, left, value, operator[:-1], "")
    return ir.Binary(start, end, operator, left, value)


def _in_arithmetic(node: Node) -> bool:
    parent = node.parent
    while parent is not None and parent.type in ("binary_expression", "parenthesized_expression"):
        parent = parent.parent
    return parent is not None and parent.type not in ("test_command", "unary_expression")


def _comparison(
    lowering: Lowering, node: Node, operator: str, left: ir.Expression, right: Node | None, numeric: bool
) -> ir.Expression:
    """A comparison. The grammar takes `a = b || c` for `a = (b || c)`: the parts are put right here."""
    start, end = node.start_byte, node.end_byte
    if right is not None and right.type == "binary_expression":
        sign = right.child_by_field_name("operator")
        logical = _LOGICAL.get(lowering.text(sign)) if sign else None
        if logical is not None:
            first = _comparison(lowering, node, operator, left, right.child_by_field_name("left"), numeric)
            return ir.Logical(start, end, logical, first, field(lowering, right, "right"))
    value = lowering.expression(right) if right is not None else ir.Unknown(end, end, ())
    if right is not None and right.type in _SHAPES and _PATTERN.search(_pattern(lowering, right)):
        test = patterns.glob(left, _pattern(lowering, right), right.start_byte, end)
        if test is not None and operator in ("==", "!="):
            return test if operator == "==" else ir.Not(start, end, test)
        value = ir.Unknown(value.start, value.end, (value,))
    if numeric:
        left, value = _operand(left), _operand(value)
    return ir.Compare(start, value.end, operator, left, value)


def _pattern(lowering: Lowering, right: Node) -> str:
    """The text of a pattern; the grammar parts one with quotes in it."""
    last = right
    while (following := last.next_named_sibling) is not None and following.start_byte == last.end_byte:
        last = following
    return lowering.code[right.start_byte : last.end_byte].decode("utf-8", "replace")


def _operand(value: ir.Expression) -> ir.Expression:
    """A word of arithmetic: a number, or a variable without its `$`."""
    if isinstance(value, ir.Literal) and isinstance(value.value, str):
        if value.value.isdecimal() and len(value.value) < _LONGEST_NUMBER:
            return value._replace(value=int(value.value))
        if value.value.isidentifier():
            return ir.Name(value.start, value.end, value.value)
    return value


def unary(lowering: Lowering, node: Node) -> ir.Expression:
    """`! test`, `-z text`, `-n text`; of files and the like nothing is known."""
    start, end = node.start_byte, node.end_byte
    sign = node.child_by_field_name("operator")
    operator = lowering.text(sign) if sign else ""
    values = [lowering.expression(child) for child in written(node) if sign is None or child.id != sign.id]
    if len(values) == 1 and operator in ("!", "-z"):
        return ir.Not(start, end, values[0])
    if len(values) == 1 and operator == "-n":
        return values[0]
    if operator in ("++", "--") and len(values) == 1:
        return ir.Assignment(start, end, _operand(values[0]), ir.Literal(end, end, 1), operator[0], "")
    return ir.Unknown(start, end, tuple(values))


def arithmetic(lowering: Lowering, node: Node) -> ir.Expression:
    """`$(( … ))`: a number that is not computed."""
    return ir.Unknown(node.start_byte, node.end_byte, lowering.parts(node))


def computed(words: Sequence[ir.Expression]) -> ir.Expression | None:
    """What `expr left + right` prints: a number that is not computed either; None for its other uses."""
    if len(words) != 3 or not isinstance(words[1], ir.Literal) or words[1].value not in _OPERATORS:
        return None
    left, _, right = words
    start, end = left.start, right.end
    return ir.Unknown(start, end, (ir.Binary(start, end, str(words[1].value), _operand(left), _operand(right)),))


CONDITIONS: dict[str, ToExpression] = {
    "test_command": test_command,
    "binary_expression": binary,
    "unary_expression": unary,
    "postfix_expression": unary,
    "parenthesized_expression": test_command,
    "arithmetic_expansion": arithmetic,
}
"""Node kind → what lowers it."""
