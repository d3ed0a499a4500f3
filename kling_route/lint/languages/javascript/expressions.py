"""Names, access to properties, calls, sequences, and what is written around a value without changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.ir import (
    CONSTRUCTOR,
    Argument,
    Attribute,
    Call,
    Expression,
    Literal,
    Name,
    Sequence,
    Spread,
    Subscript,
    Unknown,
    Yield,
)
from kling_route.lint.languages.javascript.literals import tagged_template
from kling_route.lint.languages.javascript.lowering import Lowering, first_part, has_token, solid
from kling_route.lint.languages.tree import unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.javascript.lowering import ToExpression

IMPORT = "import"
SUPER = "super"
AWAIT = "await"
"""What the grammar of JavaScript takes for a function in `await (await x).y`."""


def name(lowering: Lowering, node: Node) -> Expression:
    start, end = node.start_byte, node.end_byte
    if start == end:  # the grammar made it up
        return Unknown(start, end, ())
    return Name(start, end, lowering.code[start:end].decode("utf-8", "replace"))


def member(lowering: Lowering, node: Node) -> Expression:
    """`object.name`. Where the grammar had to make the name up, nothing is read."""
    children = node.children
    if len(children) != 3:
        children = solid(node)
        if len(children) != 3:
            return unknown(lowering, node)
    target, _, key = children
    value = lowering.expressions.get(target.type, unknown)(lowering, target)
    at, end = key.start_byte, key.end_byte
    if at == end:
        return Unknown(node.start_byte, end, (value,))
    return Attribute(node.start_byte, end, value, lowering.code[at:end].decode("utf-8", "replace"), at)


def subscript(lowering: Lowering, node: Node) -> Expression:
    value = lowering.required(node, "object")
    key = lowering.required(node, "index")
    return Subscript(node.start_byte, node.end_byte, value, key)


def call(lowering: Lowering, node: Node) -> Expression:
    """A call; `super(…)` calls the constructor of the base."""
    children = node.children
    callee, arguments = children[0], children[-1]
    if len(children) != 2:  # an optional chain, type arguments or comments stand between them
        given_callee, given_arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        if given_callee is None or given_arguments is None:
            return unknown(lowering, node)
        callee, arguments = given_callee, given_arguments
    if arguments.type == "template_string":
        return tagged_template(lowering, node, callee, arguments)
    function = lowering.expressions.get(callee.type, unknown)(lowering, callee)
    if isinstance(function, Name) and function.id == SUPER:
        function = Attribute(function.start, function.end, function, CONSTRUCTOR, function.start)
    given = call_arguments(lowering, arguments)
    if isinstance(function, Name) and function.id == AWAIT and len(given) == 1:
        return given[0].value
    return Call(node.start_byte, node.end_byte, function, given, new=False)


def new(lowering: Lowering, node: Node) -> Expression:
    callee = lowering.required(node, "constructor")
    arguments = node.child_by_field_name("arguments")
    given = () if arguments is None else call_arguments(lowering, arguments)
    return Call(node.start_byte, node.end_byte, callee, given, new=True)


def call_arguments(lowering: Lowering, node: Node) -> tuple[Argument, ...]:
    """The arguments between a call's parentheses."""
    given = []
    get = lowering.expressions.get
    for child in written(node):
        value = get(child.type, unknown)(lowering, child)
        if isinstance(value, Spread):
            given.append(Argument(value.start, value.end, None, value.value, "*"))
        else:
            given.append(Argument(child.start_byte, child.end_byte, None, value, ""))
    return tuple(given)


def array(lowering: Lowering, node: Node) -> Expression:
    """An array literal or an array pattern. A hole keeps its place."""
    items: list[Expression] = []
    hole = True
    for child in node.children:
        if child.is_named:
            if not child.is_extra or child.is_error:
                items.append(lowering.expression(child))
                hole = False
        elif child.type == ",":
            if hole:
                items.append(Unknown(child.start_byte, child.start_byte, ()))
            hole = True
    return Sequence(node.start_byte, node.end_byte, tuple(items))


def spread(lowering: Lowering, node: Node) -> Expression:
    inside = first_part(node)
    value = Unknown(node.end_byte, node.end_byte, ()) if inside is None else lowering.expression(inside)
    return Spread(node.start_byte, node.end_byte, value)


def sequence(lowering: Lowering, node: Node) -> Expression:
    """`a, b`: what goes before the last value is evaluated, the last one is the value."""
    parts = lowering.parts(node)
    lasting = tuple(part for part in parts[:-1] if not isinstance(part, Literal)) + parts[-1:]
    if len(lasting) == 1:
        return lasting[0]
    start, end = node.start_byte, node.end_byte
    return Subscript(start, end, Sequence(start, end, lasting), Literal(end, end, len(lasting) - 1))


def inner(lowering: Lowering, node: Node) -> Expression:
    """What is written around a value without changing it: parentheses, `await`, `as` and its type, `!`."""
    child = first_part(node)
    return Unknown(node.start_byte, node.end_byte, ()) if child is None else lowering.expression(child)


def type_assertion(lowering: Lowering, node: Node) -> Expression:
    """`<Type>value`."""
    children = [child for child in written(node) if child.type != "type_arguments"]
    return lowering.expression(children[-1]) if children else unknown(lowering, node)


def meta_property(lowering: Lowering, node: Node) -> Expression:
    """`import.meta` is an attribute of `import`; `new.target` is not followed."""
    children = solid(node)
    if len(children) != 3 or children[0].type != IMPORT:
        return Unknown(node.start_byte, node.end_byte, ())
    base, _, key = children
    value = Name(base.start_byte, base.end_byte, IMPORT)
    return Attribute(node.start_byte, node.end_byte, value, lowering.text(key), key.start_byte)


def yielded(lowering: Lowering, node: Node) -> Expression:
    """`yield value`; `yield* values` hands out a `Spread`."""
    child = first_part(node)
    value = None if child is None else lowering.expression(child)
    if value is not None and has_token(node, "*"):
        value = Spread(value.start, value.end, value)
    return Yield(node.start_byte, node.end_byte, value)


EXPRESSIONS: dict[str, ToExpression] = {
    "identifier": name,
    "property_identifier": name,
    "private_property_identifier": name,
    "shorthand_property_identifier": name,
    "shorthand_property_identifier_pattern": name,
    "statement_identifier": name,
    "this": name,
    "super": name,
    "import": name,
    "member_expression": member,
    "nested_identifier": member,
    "subscript_expression": subscript,
    "call_expression": call,
    "new_expression": new,
    "array": array,
    "array_pattern": array,
    "spread_element": spread,
    "rest_pattern": spread,
    "sequence_expression": sequence,
    "parenthesized_expression": inner,
    "await_expression": inner,
    "as_expression": inner,
    "satisfies_expression": inner,
    "non_null_expression": inner,
    "instantiation_expression": inner,
    "computed_property_name": inner,
    "decorator": inner,
    "type_assertion": type_assertion,
    "meta_property": meta_property,
    "yield_expression": yielded,
}
