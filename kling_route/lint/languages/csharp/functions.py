"""C#'s parameters, bodies and lambdas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.csharp.expressions import type_
from kling_route.lint.languages.tree import Lowering, inner, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression

RECEIVER = "this"


def function(lowering: Lowering, node: Node, name: str, receiver: str | None, getter: bool = False) -> ir.Function:
    """A method, an accessor or a function in another one."""
    parameters = given_parameters(lowering, node.child_by_field_name("parameters"))
    start, end = node.start_byte, node.end_byte
    marks = attributes(lowering, node)
    kind = node.child_by_field_name("returns")
    returns = lowering.text(kind) if kind is not None else ""
    return ir.Function(start, end, name, parameters, body(lowering, node), marks, receiver, getter, returns)


def body(lowering: Lowering, node: Node) -> tuple[ir.Statement, ...]:
    """A block, or `=> value`, which is returned."""
    inside = node.child_by_field_name("body")
    if inside is None:
        inside = next((child for child in written(node) if child.type == "arrow_expression_clause"), None)
    if inside is None:
        return ()
    if inside.type == "block":
        return common.body(lowering, inside)
    value = inner(lowering, inside) if inside.type == "arrow_expression_clause" else lowering.expression(inside)
    return (ir.Return(value[0], value[1], value),)


def given_parameters(lowering: Lowering, node: Node | None) -> tuple[ir.Parameter, ...]:
    """The parameters; the last may collect the rest (`params`)."""
    if node is None:
        return ()
    if node.type in ("implicit_parameter", "identifier"):
        return (_parameter(lowering, node, node, None),)
    found = [
        _parameter(lowering, child, child.child_by_field_name("name") or child, child.child_by_field_name("type"))
        for child in written(node)
        if child.type in ("parameter", "implicit_parameter")
    ]
    name = node.child_by_field_name("name")
    if name is not None:
        found.append(_parameter(lowering, name, name, None)._replace(unpack="*"))
    return tuple(found)


def _parameter(lowering: Lowering, node: Node, name: Node, kind: Node | None) -> ir.Parameter:
    target = ir.Name(name.start_byte, name.end_byte, lowering.text(name))
    defaults = [part for part in written(node) if part not in (name, kind) and part.type not in _MARKS]
    default = common.marking(attributes(lowering, node))
    if defaults and node.type == "parameter":
        default = lowering.expression(defaults[-1])
    annotation = lowering.text(kind) if kind is not None else ""
    return ir.Parameter(node.start_byte, node.end_byte, target, default, "", annotation)


_MARKS = ("attribute_list", "modifier", "parameter_modifier")


def attributes(lowering: Lowering, node: Node) -> tuple[ir.Expression, ...]:
    """The attributes of a type or a member, as decorators."""
    lists = [child for child in written(node) if child.type == "attribute_list"]
    return tuple([_attribute(lowering, child) for one in lists for child in written(one) if child.type == "attribute"])


def _attribute(lowering: Lowering, node: Node) -> ir.Expression:
    name = node.child_by_field_name("name")
    callee = type_(lowering, name) if name is not None else ir.Unknown(node.start_byte, node.start_byte, ())
    lists = [child for child in written(node) if child.type == "attribute_argument_list"]
    values = [inner(lowering, child) for one in lists for child in written(one)]
    return common.call(node, callee, values) if lists else callee


def lambda_(lowering: Lowering, node: Node) -> ir.Expression:
    """`x => …`."""
    return function(lowering, node, "", None)


EXPRESSIONS: dict[str, ToExpression] = {"anonymous_method_expression": lambda_, "lambda_expression": lambda_}
