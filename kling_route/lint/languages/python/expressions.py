"""Python's expressions: operators, calls, access, collections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.python.comprehensions import comprehension, yielded
from kling_route.lint.languages.python.literals import false, floating, integer, none, true
from kling_route.lint.languages.tree import Lowering, field, inner, nothing, several, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_COMPARISONS = {"is": "==", "is not": "!=", "<>": "!="}


def identifier(lowering: Lowering, node: Node) -> ir.Expression:
    start, end = node.start_byte, node.end_byte
    return ir.Name(start, end, lowering.code[start:end].decode("utf-8", "replace"))


def attribute(lowering: Lowering, node: Node) -> ir.Expression:
    name = node.child_by_field_name("attribute")
    value = field(lowering, node, "object")
    if name is None:
        return value
    return _outermost(ir.Attribute(node.start_byte, node.end_byte, value, lowering.text(name), name.start_byte))


def subscript(lowering: Lowering, node: Node) -> ir.Expression:
    start, end = node.start_byte, node.end_byte
    value = field(lowering, node, "value")
    keys = node.children_by_field_name("subscript")
    if len(keys) == 1 and keys[0].type == "slice":
        return _slice(lowering, node, value, keys[0])
    return _outermost(ir.Subscript(start, end, value, several(lowering, node, keys)))


def _outermost(made: ir.Attribute | ir.Subscript | ir.Call) -> ir.Expression:
    """The grammar sometimes takes `[*a.b()]` for `[(*a).b()]`: the spread is put around the whole."""
    spread = made[2]
    if not isinstance(spread, ir.Spread):
        return made
    value = spread.value
    if isinstance(made, ir.Call):
        made = made._replace(start=value.start, callee=value)
    else:
        made = made._replace(start=value.start, object=value)
    return ir.Spread(spread.start, made.end, made)


def _slice(lowering: Lowering, node: Node, value: ir.Expression, key: Node) -> ir.Expression:
    """`value[lower:upper:step]`; a step that is no number is kept beside the slice."""
    bounds: list[ir.Expression | None] = [None]
    for child in key.children:
        if child.type == ":":
            bounds.append(None)
        elif not child.is_extra:
            bounds[-1] = lowering.expression(child)
    sliced = ir.Slice(node.start_byte, node.end_byte, value, bounds[0], bounds[1] if len(bounds) > 1 else None)
    steps = tuple(step for step in bounds[2:] if step is not None and not isinstance(step, ir.Literal))
    return ir.Unknown(node.start_byte, node.end_byte, (sliced, *steps)) if steps else sliced


def call(lowering: Lowering, node: Node) -> ir.Expression:
    given = node.child_by_field_name("arguments")
    callee = field(lowering, node, "function")
    return _outermost(ir.Call(node.start_byte, node.end_byte, callee, arguments(lowering, given), False))


def arguments(lowering: Lowering, node: Node | None) -> tuple[ir.Argument, ...]:
    """The arguments of a call, a generator expression that stands without parentheses of its own among them."""
    if node is None:
        return ()
    if node.type != "argument_list":
        return (ir.Argument(node.start_byte, node.end_byte, None, lowering.expression(node), ""),)
    return tuple([_argument(lowering, child) for child in written(node)])


def _argument(lowering: Lowering, node: Node) -> ir.Argument:
    start, end, kind = node.start_byte, node.end_byte, node.type
    if kind == "keyword_argument":
        name = node.child_by_field_name("name")
        return ir.Argument(start, end, lowering.text(name) if name else None, field(lowering, node, "value"), "")
    if kind in ("list_splat", "dictionary_splat"):
        return ir.Argument(start, end, None, inner(lowering, node), "*" if kind == "list_splat" else "**")
    value = lowering.expression(node)
    if isinstance(value, ir.Spread):
        return ir.Argument(start, end, None, value.value, "*")
    return ir.Argument(start, end, None, value, "")


def sequence(lowering: Lowering, node: Node) -> ir.Expression:
    return ir.Sequence(node.start_byte, node.end_byte, lowering.parts(node))


def spread(lowering: Lowering, node: Node) -> ir.Expression:
    return ir.Spread(node.start_byte, node.end_byte, inner(lowering, node))


def dictionary(lowering: Lowering, node: Node) -> ir.Expression:
    entries: list[ir.Entry] = []
    for child in written(node):
        start, end = child.start_byte, child.end_byte
        if child.type == "pair":
            key, value = field(lowering, child, "key"), field(lowering, child, "value")
            entries.append(ir.Entry(start, end, key, value))
        else:
            value = inner(lowering, child) if child.type == "dictionary_splat" else lowering.expression(child)
            entries.append(ir.Entry(start, end, None, value))
    return ir.Mapping(node.start_byte, node.end_byte, tuple(entries))


def conditional(lowering: Lowering, node: Node) -> ir.Expression:
    parts = lowering.parts(node)
    if len(parts) != 3:
        return ir.Unknown(node.start_byte, node.end_byte, parts)
    then, test, other = parts
    return ir.Conditional(node.start_byte, node.end_byte, test, then, other)


def operation(lowering: Lowering, node: Node) -> ir.Expression:
    """`a + b + c …` and `a and b …`: the left operands are taken in a loop, for there may be thousands."""
    chain = [node]
    left = node.child_by_field_name("left")
    while left is not None and left.type == node.type:
        chain.append(left)
        left = left.child_by_field_name("left")
    value = lowering.optional(left) or nothing(lowering, node)
    for link in reversed(chain):
        operator = link.child_by_field_name("operator")
        right = field(lowering, link, "right")
        make = ir.Logical if link.type == "boolean_operator" else ir.Binary
        value = make(link.start_byte, link.end_byte, operator.type if operator else "", value, right)
    return value


def comparison(lowering: Lowering, node: Node) -> ir.Expression:
    """A comparison; each operand but the outer ones of a chain stands in two of them."""
    operands = lowering.parts(node)
    operators = [_COMPARISONS.get(child.type, child.type) for child in node.children_by_field_name("operators")]
    if not operators or len(operands) != len(operators) + 1:
        return ir.Unknown(node.start_byte, node.end_byte, operands)
    links = [
        ir.Compare(left[0], right[1], operator, left, right)
        for operator, left, right in zip(operators, operands, operands[1:], strict=False)
    ]
    value: ir.Expression = links[0]
    for link in links[1:]:
        value = ir.Logical(value[0], link.end, "and", value, link)
    return value


def negation(lowering: Lowering, node: Node) -> ir.Expression:
    return ir.Not(node.start_byte, node.end_byte, field(lowering, node, "argument"))


def unary(lowering: Lowering, node: Node) -> ir.Expression:
    """`-1` is a number; any other sign or `~` hides what the value is."""
    start, end = node.start_byte, node.end_byte
    value = field(lowering, node, "argument")
    if isinstance(value, ir.Literal) and isinstance(value.value, (int, float)):
        operator = node.child_by_field_name("operator")
        if operator is not None and operator.type in "+-":
            return ir.Literal(start, end, -value.value if operator.type == "-" else value.value)
    return ir.Unknown(start, end, (value,))


def assigned(lowering: Lowering, node: Node) -> ir.Expression:
    """`name := value`."""
    target = field(lowering, node, "name")
    return ir.Assignment(node.start_byte, node.end_byte, target, field(lowering, node, "value"), "", "")


EXPRESSIONS: dict[str, ToExpression] = {
    "identifier": identifier,
    "attribute": attribute,
    "subscript": subscript,
    "call": call,
    "list": sequence,
    "tuple": sequence,
    "set": sequence,
    "expression_list": sequence,
    "pattern_list": sequence,
    "list_pattern": sequence,
    "tuple_pattern": sequence,
    "list_splat": spread,
    "list_splat_pattern": spread,
    "parenthesized_list_splat": inner,
    "dictionary": dictionary,
    "conditional_expression": conditional,
    "binary_operator": operation,
    "boolean_operator": operation,
    "comparison_operator": comparison,
    "not_operator": negation,
    "unary_operator": unary,
    "integer": integer,
    "float": floating,
    "true": true,
    "false": false,
    "none": none,
    "ellipsis": nothing,
    "named_expression": assigned,
    "list_comprehension": comprehension,
    "dictionary_comprehension": comprehension,
    "set_comprehension": comprehension,
    "generator_expression": comprehension,
    "yield": yielded,
    "await": inner,
    "parenthesized_expression": inner,
    "as_pattern_target": inner,
    "interpolation": inner,
    "format_expression": inner,
}
"""Node kind → what lowers it."""
