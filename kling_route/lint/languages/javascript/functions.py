"""Functions, methods, and their parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.ir import (
    Assignment,
    Attribute,
    Define,
    Expression,
    Function,
    Literal,
    Name,
    Parameter,
    Return,
    Spread,
    Statement,
    Unknown,
)
from kling_route.lint.languages.javascript.literals import string_value
from kling_route.lint.languages.javascript.lowering import first_part, has_token
from kling_route.lint.languages.tree import written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.javascript.lowering import Lowering, ToExpression, ToStatements


THIS = "this"
TYPED_PARAMETERS = frozenset({"required_parameter", "optional_parameter"})


def function(lowering: Lowering, node: Node) -> Function:
    """A function declaration or expression."""
    name = node.child_by_field_name("name")
    return Function(
        node.start_byte,
        node.end_byte,
        "" if name is None else lowering.text(name),
        parameters(lowering, node.child_by_field_name("parameters")),
        lowering.body(node.child_by_field_name("body")),
        (),
        THIS,
        getter=False,
    )


def arrow(lowering: Lowering, node: Node, name: str = "", receiver: str | None = None) -> Function:
    """An arrow function."""
    single = node.child_by_field_name("parameter")
    if single is None:
        taken = parameters(lowering, node.child_by_field_name("parameters"))
    else:
        taken = (Parameter(single.start_byte, single.end_byte, lowering.expression(single), None, "", ""),)
    body = arrow_body(lowering, node.child_by_field_name("body"))
    return Function(node.start_byte, node.end_byte, name, taken, body, (), receiver, getter=False)


def arrow_body(lowering: Lowering, node: Node | None) -> tuple[Statement, ...]:
    """The body of an arrow function; an expression is returned."""
    if node is None:
        return ()
    if node.type == "statement_block":
        return lowering.block(node.named_children)
    outer = lowering.out
    before: list[Statement] = []
    lowering.out = before
    value = lowering.expression(node)
    lowering.out = outer
    return (*before, Return(node.start_byte, node.end_byte, value))


def method(lowering: Lowering, node: Node, receiver: str | None = THIS) -> Function:
    """A method of an object literal or of a class. A setter is named `set name`, apart from the getter."""
    bare = node.child_by_field_name("name")
    name = "" if bare is None else key_name(lowering, bare)
    return Function(
        node.start_byte,
        node.end_byte,
        f"set {name}" if has_token(node, "set") else name,
        parameters(lowering, node.child_by_field_name("parameters")),
        lowering.body(node.child_by_field_name("body")),
        (),
        receiver,
        has_token(node, "get"),
    )


def key_name(lowering: Lowering, node: Node) -> str:
    """The name that a member's key gives it: the text of a string, else the key as written."""
    inside = first_part(node) if node.type == "computed_property_name" else node
    if inside is not None and inside.type == "string":
        return string_value(lowering.code, inside.start_byte, inside.end_byte)
    return lowering.text(node)


def named(value: Expression, target: Expression) -> Expression:
    """A function without a name takes that of what it is assigned to."""
    if isinstance(value, Function) and not value.name:
        if isinstance(target, Name):
            return value._replace(name=target.id)
        if isinstance(target, Attribute):
            return value._replace(name=target.name)
        if isinstance(target, Literal) and isinstance(target.value, str):
            return value._replace(name=target.value)
    return value


def parameters(lowering: Lowering, node: Node | None) -> tuple[Parameter, ...]:
    """The parameters between a function's parentheses."""
    if node is None:
        return ()
    taken = [parameter(lowering, child) for child in written(node)]
    return tuple(one for one in taken if one is not None)


def parameter(lowering: Lowering, node: Node) -> Parameter | None:
    """One parameter; None for TypeScript's `this`, which callers do not pass."""
    if node.type in TYPED_PARAMETERS:
        return typed_parameter(lowering, node)
    return bound(node, lowering.expression(node), None, "")


def typed_parameter(lowering: Lowering, node: Node) -> Parameter | None:
    """A TypeScript parameter. A decorator stands as its default, as if `@Body() task` were `task = Body()`."""
    pattern = node.child_by_field_name("pattern")
    if pattern is None:
        return bound(node, Unknown(node.start_byte, node.end_byte, lowering.parts(node)), None, "")
    if pattern.type == THIS:
        return None
    default = lowering.field(node, "value")
    if default is None:
        decorator = next((child for child in node.children if child.type == "decorator"), None)
        default = None if decorator is None else lowering.expression(decorator)
    return bound(node, lowering.expression(pattern), default, annotation(lowering, node))


def bound(node: Node, target: Expression, default: Expression | None, written: str) -> Parameter:
    """The parameter that binds `target`, which may carry its default or the mark of a rest parameter."""
    if isinstance(target, Spread):
        return Parameter(node.start_byte, node.end_byte, target.value, default, "*", written)
    if isinstance(target, Assignment):
        return Parameter(node.start_byte, node.end_byte, target.target, target.value, "", written)
    return Parameter(node.start_byte, node.end_byte, target, default, "", written)


def annotation(lowering: Lowering, node: Node) -> str:
    """The type of a parameter, variable or field as written, or ""."""
    written = next((child for child in node.named_children if child.type == "type_annotation"), None)
    return "" if written is None else lowering.text(written).lstrip(": \t\r\n")


def arrow_function(lowering: Lowering, node: Node) -> Expression:
    return arrow(lowering, node)


def declaration(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    defined = function(lowering, node)
    out.append(Define(node.start_byte, node.end_byte, defined))


def method_outside_class(lowering: Lowering, node: Node) -> Expression:
    """A method without a class or object around it, which only broken code has."""
    return method(lowering, node)


EXPRESSIONS: dict[str, ToExpression] = {
    "function_expression": function,
    "generator_function": function,
    "arrow_function": arrow_function,
    "method_definition": method_outside_class,
}

STATEMENTS: dict[str, ToStatements] = {
    "function_declaration": declaration,
    "generator_function_declaration": declaration,
}
