"""Declarations of variables, and statements that control no flow or leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.ir import Assignment, Block, Evaluate, Expression, Jump, Raise, Return, Statement
from kling_route.lint.languages.javascript.functions import annotation, named
from kling_route.lint.languages.javascript.lowering import first_part
from kling_route.lint.languages.tree import broken, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.javascript.lowering import Lowering, ToStatements


def expression_statement(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    child = first_part(node)
    if child is not None:
        lowering.statement(child, out)


def each(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    """`a, b` for its effects: each part is a statement."""
    for child in written(node):
        lowering.statement(child, out)


def variables(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    for child in node.children:
        if child.type == "variable_declarator":
            variable(lowering, child, out)
        elif child.is_error:
            lowering.statement(child, out)


def variable(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    """One `name: type = value` of a declaration."""
    children = node.children
    value: Expression | None = None
    type_ = ""
    if len(children) == 3 and children[1].type == "=":
        target = lowering.expression(children[0])
        value = lowering.expression(children[2])
    else:
        target = lowering.required(node, "name")
        value = lowering.field(node, "value")
        type_ = annotation(lowering, node)
    if value is not None:
        value = named(value, target)
    out.append(Assignment(node.start_byte, node.end_byte, target, value, "", type_, True))


def braced(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    out.append(Block(node.start_byte, node.end_byte, lowering.block(node.named_children)))


def labeled(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    body = lowering.body(node.child_by_field_name("body"))
    out.append(Block(node.start_byte, node.end_byte, body))


def with_object(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    value = lowering.required(node, "object")
    out.append(Evaluate(value.start, value.end, value))
    body = lowering.body(node.child_by_field_name("body"))
    out.append(Block(node.start_byte, node.end_byte, body))


def value_of(lowering: Lowering, node: Node) -> Expression | None:
    """The value after a keyword, if there is one."""
    child = first_part(node)
    return None if child is None else lowering.expression(child)


def returned(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    value = value_of(lowering, node)
    out.append(Return(node.start_byte, node.end_byte, value))


def thrown(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    value = value_of(lowering, node)
    out.append(Raise(node.start_byte, node.end_byte, value))


def broken_off(_: Lowering, node: Node, out: list[Statement]) -> None:
    out.append(Jump(node.start_byte, node.end_byte, "break"))


def continued(_: Lowering, node: Node, out: list[Statement]) -> None:
    out.append(Jump(node.start_byte, node.end_byte, "continue"))


def without_effect(_lowering: Lowering, _node: Node, _out: list[Statement]) -> None:
    """Types, signatures and empty statements."""


STATEMENTS: dict[str, ToStatements] = {
    "ERROR": broken,
    "expression_statement": expression_statement,
    "sequence_expression": each,
    "hash_bang_line": without_effect,
    "lexical_declaration": variables,
    "variable_declaration": variables,
    "using_declaration": variables,
    "variable_declarator": variable,
    "statement_block": braced,
    "labeled_statement": labeled,
    "with_statement": with_object,
    "return_statement": returned,
    "throw_statement": thrown,
    "break_statement": broken_off,
    "continue_statement": continued,
    "debugger_statement": without_effect,
    "empty_statement": without_effect,
    "function_signature": without_effect,
    "interface_declaration": without_effect,
    "type_alias_declaration": without_effect,
    "type_annotation": without_effect,
    "type_arguments": without_effect,
    "type_parameters": without_effect,
    "object_type": without_effect,
}
