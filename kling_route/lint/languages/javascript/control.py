"""Branches, loops, and `try`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.ir import Argument, Attribute, Call, Expression, Handler, If, Loop, Name, Statement, Try
from kling_route.lint.languages.javascript.lowering import first_part

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.javascript.lowering import Lowering, ToStatements


NO_TEST = frozenset({"empty_statement", ";"})


def branch(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    test = lowering.required(node, "condition")
    then = lowering.body(node.child_by_field_name("consequence"))
    otherwise = node.child_by_field_name("alternative")
    other: tuple[Statement, ...] = ()
    if otherwise is not None:
        other = lowering.body(first_part(otherwise))
    out.append(If(node.start_byte, node.end_byte, test, then, other))


def counted(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    """`for (initialiser; test; update)`."""
    initialiser = node.child_by_field_name("initializer")
    if initialiser is not None and initialiser.is_named:
        lowering.statement(initialiser, out)
    test = loop_test(lowering, node.child_by_field_name("condition"))
    body = lowering.body(node.child_by_field_name("body"))
    update = node.child_by_field_name("increment")
    if update is not None:
        body += lowering.block((update,))
    out.append(Loop(node.start_byte, node.end_byte, None, None, test, False, body, ()))


def loop_test(lowering: Lowering, node: Node | None) -> Expression | None:
    """The test of a `for`; some grammars wrap it into a statement."""
    if node is not None and node.type == "expression_statement":
        node = first_part(node)
    return None if node is None or node.type in NO_TEST else lowering.expression(node)


def over(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    """`for (target of iterable)`; `for (target in object)` goes over `Object.keys(object)`."""
    target = lowering.required(node, "left")
    iterable = lowering.required(node, "right")
    operator = node.child_by_field_name("operator")
    if operator is not None and operator.type == "in":
        iterable = keys(iterable)
    body = lowering.body(node.child_by_field_name("body"))
    out.append(Loop(node.start_byte, node.end_byte, target, iterable, None, False, body, ()))


def keys(value: Expression) -> Call:
    """`Object.keys(value)`."""
    start, end = value.start, value.end
    callee = Attribute(start, start, Name(start, start, "Object"), "keys", start)
    return Call(start, end, callee, (Argument(start, end, None, value, ""),), new=False)


def repeated(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    """`while` and `do … while`."""
    test = lowering.required(node, "condition")
    body = lowering.body(node.child_by_field_name("body"))
    out.append(Loop(node.start_byte, node.end_byte, None, None, test, node.type == "do_statement", body, ()))


def guarded(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    body = lowering.body(node.child_by_field_name("body"))
    caught = node.child_by_field_name("handler")
    handlers = () if caught is None else (handler(lowering, caught),)
    finalizer = node.child_by_field_name("finalizer")
    final = () if finalizer is None else lowering.body(finalizer.child_by_field_name("body"))
    out.append(Try(node.start_byte, node.end_byte, body, handlers, (), final))


def handler(lowering: Lowering, node: Node) -> Handler:
    """The `catch` of a `try`."""
    name = lowering.field(node, "parameter")
    body = lowering.body(node.child_by_field_name("body"))
    return Handler(node.start_byte, node.end_byte, (), name, body)


STATEMENTS: dict[str, ToStatements] = {
    "if_statement": branch,
    "for_statement": counted,
    "for_in_statement": over,
    "while_statement": repeated,
    "do_statement": repeated,
    "try_statement": guarded,
}
