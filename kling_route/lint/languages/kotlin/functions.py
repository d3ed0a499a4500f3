"""Kotlin's functions, their parameters and blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.kotlin.lowering import RECEIVER, KotlinLowering
from kling_route.lint.languages.tails import returning, tail
from kling_route.lint.languages.tree import Lowering, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tails import Give
    from kling_route.lint.languages.tree import ToExpression, ToStatements

IT = "it"
_USED = re.compile(rb"\bit\b")


def function(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`fun name(…) {…}`."""
    name = node.child_by_field_name("name")
    made = defined(lowering, node, lowering.text(name) if name is not None else "")
    out.append(ir.Define(node.start_byte, node.end_byte, made))


def defined(lowering: Lowering, node: Node, name: str, receiver: str | None = None) -> ir.Function:
    """A function with its parameters and its body; `receiver` if it is a method."""
    given = next((child for child in written(node) if child.type == "function_value_parameters"), None)
    start, end = node.start_byte, node.end_byte
    inside, returns = body(lowering, node), _returned(lowering, given)
    given_marks = marks(lowering, node)
    return ir.Function(start, end, name, parameters(lowering, given), inside, given_marks, receiver, False, returns)


def _returned(lowering: Lowering, parameters: Node | None) -> str:
    """The type that stands behind the parameters, or ""."""
    behind = parameters.next_named_sibling if parameters is not None else None
    return lowering.text(behind) if behind is not None and behind.type.endswith("type") else ""


def body(lowering: Lowering, node: Node) -> tuple[ir.Statement, ...]:
    """What a function does; one that is an expression returns it."""
    inside = next((child for child in node.named_children if child.type in ("function_body", "block")), None)
    parts = written(inside) if inside is not None else []
    if inside is None or not parts:
        return ()
    if inside.type == "block":
        return lowering.block(parts)
    if parts[0].type == "block" and inside.children[0].type != "=":
        return lowering.block(written(parts[0]))
    return tail(lowering.block(parts), returning)


def parameters(lowering: Lowering, node: Node | None) -> tuple[ir.Parameter, ...]:
    """The parameters; marks stand before, a default stands behind what it belongs to."""
    found: list[ir.Parameter] = []
    unpack, mark = "", None
    for child in written(node) if node is not None else ():
        if child.type == "parameter_modifiers":
            unpack = "*" if "vararg" in lowering.text(child) else ""
            mark = common.marking(_annotations(lowering, child))
        elif child.type in ("parameter", "variable_declaration"):
            found.append(_parameter(lowering, child)._replace(unpack=unpack, default=mark))
            unpack, mark = "", None
        elif child.type == "multi_variable_declaration":
            target = pattern(lowering, child)
            found.append(ir.Parameter(child.start_byte, child.end_byte, target, None, "", ""))
        elif found:
            found[-1] = found[-1]._replace(default=lowering.expression(child))
    return tuple(found)


def _parameter(lowering: Lowering, node: Node) -> ir.Parameter:
    name, *rest = [child for child in written(node) if child.type != "modifiers"]
    annotation = lowering.text(rest[0]).rstrip("?") if rest else ""
    target = ir.Name(name.start_byte, name.end_byte, lowering.text(name))
    return ir.Parameter(node.start_byte, node.end_byte, target, None, "", annotation)


def pattern(lowering: Lowering, node: Node) -> ir.Expression:
    """What a declaration binds: `name`, `(name, name)`."""
    parts = [child for child in written(node) if child.type in ("identifier", "variable_declaration")]
    if node.type == "multi_variable_declaration":
        items = tuple([pattern(lowering, part) for part in parts])
        return ir.Sequence(node.start_byte, node.end_byte, items)
    named = parts[0] if parts else node
    return ir.Name(named.start_byte, named.end_byte, lowering.text(named).strip("`"))


def marks(lowering: Lowering, node: Node) -> tuple[ir.Expression, ...]:
    """The annotations of what is declared, as decorators; and what kind of class it is."""
    modifiers = [child for child in node.named_children if child.type in ("modifiers", "parameter_modifiers")]
    found = [child for one in modifiers for child in one.named_children]
    kinds = [child for child in found if child.type == "class_modifier"]
    named = tuple([ir.Name(one.start_byte, one.end_byte, lowering.text(one)) for one in kinds])
    return (*(mark for one in modifiers for mark in _annotations(lowering, one)), *named)


def _annotations(lowering: Lowering, node: Node) -> tuple[ir.Expression, ...]:
    annotations = [child for child in node.named_children if child.type == "annotation"]
    return tuple([lowering.expression(part) for child in annotations for part in written(child)[-1:]])


def lambda_(lowering: Lowering, node: Node, has_receiver: bool = False, give: Give = returning) -> ir.Function:
    """`{ name -> … }`; a block without names has `it`, or works on a receiver. `give` is done with its value."""
    assert isinstance(lowering, KotlinLowering)
    start, end = node.start_byte, node.end_byte
    parts = written(node)
    if parts and parts[0].type == "lambda_parameters":
        inside = tail(lowering.block(parts[1:]), give)
        return ir.Function(start, end, "", parameters(lowering, parts[0]), inside, (), None, False)
    it = ir.Name(start, start, IT)
    given = (ir.Parameter(start, start, it, None, "", ""),)
    if not has_receiver:
        inside = tail(lowering.block(parts), give)
        used = _USED.search(lowering.code, start, end) is not None
        return ir.Function(start, end, "", given if used else (), inside, (), None, False)
    receiver = f"{RECEIVER}@{start}"
    lowering.receivers.append(receiver)
    inside = tail(lowering.block(parts), give)
    lowering.receivers.pop()
    known = ir.Assignment(start, start, ir.Name(start, start, receiver), it, "", "", True)
    return ir.Function(start, end, "", given, (known, *inside), (), None, False)


def block(lowering: Lowering, node: Node) -> ir.Expression:
    """`{ … }` as a value."""
    return lambda_(lowering, node)


def anonymous(lowering: Lowering, node: Node) -> ir.Expression:
    """`fun(name: T): T {…}`."""
    return defined(lowering, node, "")


EXPRESSIONS: dict[str, ToExpression] = {"anonymous_function": anonymous, "lambda_literal": block}
STATEMENTS: dict[str, ToStatements] = {"function_declaration": function}
