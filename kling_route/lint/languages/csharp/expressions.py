"""C#'s expressions: access, calls, operators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.tree import Lowering, field, inner, nothing, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

_SAME = frozenset(("Result", "RootElement"))
"""Members that are the object itself, as far as values go: what a task gives, what a document holds."""
_FIRST, _SECOND = "left", "right"


def member(lowering: Lowering, node: Node) -> ir.Expression:
    """`object.name`."""
    value, name = field(lowering, node, "expression"), node.child_by_field_name("name")
    return _attribute(lowering, node, value, name)


def _attribute(lowering: Lowering, node: Node, value: ir.Expression, name: Node | None) -> ir.Expression:
    if name is None:
        return value
    if name.type == "generic_name" and written(name):
        name = written(name)[0]
    text = lowering.text(name)
    return value if text in _SAME else ir.Attribute(value[0], node.end_byte, value, text, name.start_byte)


def conditional_access(lowering: Lowering, node: Node) -> ir.Expression:
    """`object?.name`, `object?[key]`, with what follows."""
    parts = written(node)
    if len(parts) != 2:
        return unknown(lowering, node)
    return _bound(lowering, parts[1], lowering.expression(parts[0]))


def _bound(lowering: Lowering, node: Node, value: ir.Expression) -> ir.Expression:
    """The rest of a conditional access, with the object that it is of."""
    if node.type == "member_binding_expression":
        return _attribute(lowering, node, value, node.child_by_field_name("name"))
    if node.type == "element_binding_expression":
        return ir.Subscript(value[0], node.end_byte, value, _key(lowering, node))
    if node.type == "member_access_expression":
        owner = node.child_by_field_name("expression")
        inside = _bound(lowering, owner, value) if owner is not None else value
        return _attribute(lowering, node, inside, node.child_by_field_name("name"))
    if node.type == "element_access_expression":
        owner, keys = node.child_by_field_name("expression"), node.child_by_field_name("subscript")
        inside = _bound(lowering, owner, value) if owner is not None else value
        return ir.Subscript(value[0], node.end_byte, inside, _key(lowering, keys or node))
    if node.type == "invocation_expression":
        function = node.child_by_field_name("function")
        callee = _bound(lowering, function, value) if function is not None else value
        return ir.Call(value[0], node.end_byte, callee, given(lowering, node), False)
    if node.type == "conditional_access_expression" and len(written(node)) == 2:
        first, rest = written(node)
        return _bound(lowering, rest, _bound(lowering, first, value))
    return ir.Unknown(node.start_byte, node.end_byte, (value, lowering.expression(node)))


def _key(lowering: Lowering, node: Node) -> ir.Expression:
    parts = [part for child in written(node) for part in written(child)[-1:]]
    return lowering.expression(parts[0]) if parts else nothing(lowering, node)


def element(lowering: Lowering, node: Node) -> ir.Expression:
    """`object[key]`, `text[1..3]`."""
    value, keys = field(lowering, node, "expression"), node.child_by_field_name("subscript")
    start, end = node.start_byte, node.end_byte
    parts = [part for child in written(keys) for part in written(child)[-1:]] if keys is not None else []
    if len(parts) == 1 and parts[0].type == "range_expression":
        return _slice(lowering, node, value, parts[0])
    return ir.Subscript(start, end, value, lowering.expression(parts[0]) if parts else nothing(lowering, node))


def _slice(lowering: Lowering, node: Node, value: ir.Expression, bounds: Node) -> ir.Expression:
    found: list[ir.Expression | None] = [None, None]
    at = 0
    for child in bounds.children:
        if child.type == "..":
            at = 1
        elif child.is_named:
            found[at] = lowering.expression(child)
    return ir.Slice(node.start_byte, node.end_byte, value, found[0], found[1])


def invocation(lowering: Lowering, node: Node) -> ir.Expression:
    """A call. The types that a generic method is told are arguments too."""
    callee = field(lowering, node, "function")
    return ir.Call(node.start_byte, node.end_byte, callee, given(lowering, node), False)


def given(lowering: Lowering, node: Node) -> tuple[ir.Argument, ...]:
    """The arguments of a call or a creation, and the types that the function is told."""
    arguments = node.child_by_field_name("arguments")
    found = [_argument(lowering, child) for child in written(arguments)] if arguments is not None else []
    function = node.child_by_field_name("function")
    name = function.child_by_field_name("name") if function is not None else None
    generic = next((child for child in (function, name) if child is not None and child.type == "generic_name"), None)
    for types in written(generic)[1:] if generic is not None else ():
        for kind in written(types):
            start, end = kind.start_byte, kind.end_byte
            found.append(ir.Argument(start, end, ir.TYPE_ARGUMENT, type_(lowering, kind), ""))
    return tuple(found)


def _argument(lowering: Lowering, node: Node) -> ir.Argument:
    name = node.child_by_field_name("name")
    parts = [child for child in written(node) if child != name]
    value = lowering.expression(parts[-1]) if parts else nothing(lowering, node)
    return ir.Argument(node.start_byte, node.end_byte, lowering.text(name) if name is not None else None, value, "")


def type_(lowering: Lowering, node: Node) -> ir.Expression:
    """The name of a type, without the types that it is for."""
    start, end = node.start_byte, node.end_byte
    parts = written(node)
    if node.type in ("generic_name", "nullable_type") and parts:
        return type_(lowering, parts[0])
    if node.type == "qualified_name" and len(parts) == 2:
        value = type_(lowering, parts[0])
        return ir.Attribute(start, end, value, lowering.text(parts[1]), parts[1].start_byte)
    return ir.Name(start, end, lowering.text(node))


def generic(lowering: Lowering, node: Node) -> ir.Expression:
    """`name<T>`: the name."""
    return type_(lowering, node)


def unary(lowering: Lowering, node: Node) -> ir.Expression:
    """`!a`, `-1`, `++i`, `^1`."""
    parts = written(node)
    sign = node.children[0].type if node.children else ""
    value = lowering.expression(parts[0]) if parts else nothing(lowering, node)
    return common.stepped(node, value, sign) if sign in ("++", "--") else common.signed(node, sign, value)


def postfix(lowering: Lowering, node: Node) -> ir.Expression:
    """`i++`; `value!` is the value."""
    value = inner(lowering, node)
    return value if common.marked(node, "!") else common.stepped(node, value, "-" if common.marked(node, "--") else "+")


def assignment(lowering: Lowering, node: Node) -> ir.Expression:
    """`left = right`, `left += right`, `left ??= right`."""
    operator = node.child_by_field_name("operator")
    sign = lowering.text(operator).removesuffix("=") if operator is not None else ""
    target, value = field(lowering, node, _FIRST), field(lowering, node, _SECOND)
    return ir.Assignment(node.start_byte, node.end_byte, target, value, sign, "")


def declared(lowering: Lowering, node: Node) -> ir.Expression:
    """`out var name`: a new variable with a value that is not known."""
    name = node.child_by_field_name("name")
    if name is None:
        return nothing(lowering, node)
    start, end = name.start_byte, name.end_byte
    target = ir.Name(start, end, lowering.text(name))
    return ir.Assignment(start, end, target, ir.Unknown(start, end, ()), "", "", True)


def tuple_(lowering: Lowering, node: Node) -> ir.Expression:
    """`(a, b)`."""
    return ir.Sequence(node.start_byte, node.end_byte, tuple([_argument(lowering, one).value for one in written(node)]))


EXPRESSIONS: dict[str, ToExpression] = {
    "argument": inner,
    "as_expression": common.cast("left"),
    "assignment_expression": assignment,
    "await_expression": inner,
    "base": common.identifier,
    "binary_expression": common.binary,
    "boolean_literal": lambda lowering, node: ir.Literal(node.start_byte, node.end_byte, lowering.text(node) == "true"),
    "cast_expression": common.cast("value"),
    "checked_expression": inner,
    "conditional_access_expression": conditional_access,
    "conditional_expression": common.conditional,
    "declaration_expression": declared,
    "element_access_expression": element,
    "generic_name": generic,
    "identifier": common.identifier,
    "integer_literal": common.number,
    "invocation_expression": invocation,
    "member_access_expression": member,
    "null_literal": common.constant(None),
    "parenthesized_expression": inner,
    "postfix_unary_expression": postfix,
    "predefined_type": common.identifier,
    "prefix_unary_expression": unary,
    "qualified_name": generic,
    "real_literal": common.number,
    "this": common.identifier,
    "tuple_expression": tuple_,
}
