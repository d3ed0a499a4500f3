"""Python's functions, lambdas and classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.python.expressions import arguments
from kling_route.lint.languages.tree import Lowering, field, inner, written

if TYPE_CHECKING:
    from tree_sitter import Node

_GETTERS = ("property", "cached_property")
_UNPACK = {"list_splat_pattern": "*", "dictionary_splat_pattern": "**"}


class PythonLowering(Lowering):
    """Lowering of Python; `in_class` while the statements of a class body are lowered."""

    __slots__ = ("in_class",)

    def __init__(self, code: bytes) -> None:
        super().__init__(code)
        self.in_class = False

    def body(self, node: Node | None, in_class: bool) -> tuple[ir.Statement, ...]:
        """The body of a function or a class."""
        outside, self.in_class = self.in_class, in_class
        try:
            return self.block(node.named_children) if node is not None else ()
        finally:
            self.in_class = outside


def decorated(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A function or a class with decorators."""
    children = written(node)
    decorators = tuple([inner(lowering, child) for child in children if child.type == "decorator"])
    definition = node.child_by_field_name("definition")
    if definition is None:
        out.extend([ir.Evaluate(value[0], value[1], value) for value in decorators])
    elif definition.type == "class_definition":
        out.append(_class(lowering, definition, decorators))
    else:
        out.append(_define(lowering, definition, decorators))


def function(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A function or a method."""
    out.append(_define(lowering, node, ()))


def class_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A class."""
    out.append(_class(lowering, node, ()))


def lambda_(lowering: Lowering, node: Node) -> ir.Expression:
    """A lambda returns its expression."""
    start, end = node.start_byte, node.end_byte
    value = field(lowering, node, "body")
    parameters = _parameters(lowering, node.child_by_field_name("parameters"))
    return ir.Function(start, end, "", parameters, (ir.Return(value[0], value[1], value),), (), None, False)


def _define(lowering: Lowering, node: Node, decorators: tuple[ir.Expression, ...]) -> ir.Define:
    """A named function. A property's setter is named `name.setter`, so that it does not hide the property."""
    assert isinstance(lowering, PythonLowering)
    start, end = node.start_byte, node.end_byte
    named = node.child_by_field_name("name")
    name = lowering.text(named) if named else ""
    marks = [_last_name(decorator) for decorator in decorators]
    parameters = _parameters(lowering, node.child_by_field_name("parameters"))
    receiver = None
    if lowering.in_class and parameters and "staticmethod" not in marks:
        first = parameters[0]
        if isinstance(first.target, ir.Name) and not first.unpack:
            receiver, parameters = first.target.id, parameters[1:]
    for mark in ("setter", "deleter"):
        if mark in marks:
            name = f"{name}.{mark}"
    body = lowering.body(node.child_by_field_name("body"), in_class=False)
    getter = receiver is not None and any(mark in _GETTERS for mark in marks)
    return ir.Define(start, end, ir.Function(start, end, name, parameters, body, decorators, receiver, getter))


def _last_name(decorator: ir.Expression) -> str:
    """`cached_property` of `@functools.cached_property`."""
    if isinstance(decorator, ir.Attribute):
        return decorator.name
    return decorator.id if isinstance(decorator, ir.Name) else ""


def _class(lowering: Lowering, node: Node, decorators: tuple[ir.Expression, ...]) -> ir.Class:
    """A class. What is no base (`metaclass=…`) stands among the bases as something unknown."""
    assert isinstance(lowering, PythonLowering)
    name = node.child_by_field_name("name")
    bases: list[ir.Expression] = []
    for base in arguments(lowering, node.child_by_field_name("superclasses")):
        plain = base.name is None and not base.unpack
        bases.append(base.value if plain else ir.Unknown(base.start, base.end, (base.value,)))
    body = lowering.body(node.child_by_field_name("body"), in_class=True)
    text = lowering.text(name) if name else ""
    return ir.Class(node.start_byte, node.end_byte, text, tuple(bases), body, decorators)


def _parameters(lowering: Lowering, node: Node | None) -> tuple[ir.Parameter, ...]:
    """The parameters; `/` and `*` alone are dropped."""
    if node is None:
        return ()
    return tuple([_parameter(lowering, child) for child in written(node) if not child.type.endswith("_separator")])


def _parameter(lowering: Lowering, node: Node) -> ir.Parameter:
    """One parameter: with a type, with a default, with both, or plain."""
    target = node.child_by_field_name("name") or node
    if node.type == "typed_parameter":
        target = next((child for child in written(node) if child.type != "type"), node)
    typed = node.child_by_field_name("type") if target is not node else None
    default = lowering.optional(node.child_by_field_name("value")) if target is not node else None
    unpack = _UNPACK.get(target.type, "")
    pattern = inner(lowering, target) if unpack else lowering.expression(target)
    annotation = lowering.text(typed) if typed else ""
    return ir.Parameter(node.start_byte, node.end_byte, pattern, default, unpack, annotation)
