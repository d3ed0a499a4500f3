"""Ruby's methods, blocks, classes and modules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.ruby.lowering import SELF, Place, ruby
from kling_route.lint.languages.ruby.statements import group, target
from kling_route.lint.languages.tails import returning, tail
from kling_route.lint.languages.tree import Lowering, nothing, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression, ToStatements

_UNPACKED = {"splat_parameter": "*", "hash_splat_parameter": "**"}
_NESTED = ("class", "module")


def block_of(node: Node) -> Node | None:
    """The block that a call is given."""
    return node.child_by_field_name("block")


def parameters(lowering: Lowering, node: Node | None) -> tuple[ir.Parameter, ...]:
    """The parameters of a method or block."""
    found: list[ir.Parameter] = []
    for child in written(node) if node is not None else ():
        name = child.child_by_field_name("name")
        to = target(lowering, name if name is not None else child)
        default = lowering.optional(child.child_by_field_name("value"))
        unpack = _UNPACKED.get(child.type, "")
        found.append(ir.Parameter(child.start_byte, child.end_byte, to, default, unpack, ""))
    return tuple(found)


def bound(lowering: Lowering, block: Node) -> list[ir.Expression]:
    """What the parameters of a block are bound to."""
    return [parameter.target for parameter in parameters(lowering, block.child_by_field_name("parameters"))]


def closure(lowering: Lowering, node: Node) -> ir.Expression:
    """`{ |a| … }`, `do |a| … end`, `->(a) { … }`."""
    places = ruby(lowering).places
    places.append(places[-1]._replace(blocks=places[-1].blocks + 1))
    given = parameters(lowering, node.child_by_field_name("parameters"))
    body = node.child_by_field_name("body")
    if body is not None and body.type in ("block", "do_block"):
        body = body.child_by_field_name("body")
    inside = tail(group(lowering, body), returning)
    places.pop()
    return ir.Function(node.start_byte, node.end_byte, "", given, inside, (), None, False)


def method(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`def name(…)`, `def self.name(…)`: what it ends with is returned."""
    lowered = ruby(lowering)
    named = node.child_by_field_name("name")
    name = lowering.text(named) if named is not None else ""
    static = node.type == "singleton_method" or lowered.here.whole or lowered.places[-1].static
    called = ir.CONSTRUCTOR if name == "initialize" and not static else name
    lowered.places.append(Place(called, static, node, 0))
    given = parameters(lowering, node.child_by_field_name("parameters"))
    inside = group(lowering, node.child_by_field_name("body"))
    lowered.places.pop()
    if called != ir.CONSTRUCTOR:
        inside = tail(inside, returning)
    receiver = SELF if lowered.here.name and not static else None
    start, end = node.start_byte, node.end_byte
    out.append(ir.Define(start, end, ir.Function(start, end, called, given, inside, (), receiver, False)))


def class_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A class or module. The classes in it stand before it, and are attributes of it."""
    lowered = ruby(lowering)
    named, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    name = lowering.text(named).rsplit("::", 1)[-1] if named is not None else ""
    above = node.child_by_field_name("superclass")
    bases = tuple([lowering.expression(child) for child in written(above)]) if above is not None else ()
    children = written(body) if body is not None else []
    nested: list[ir.Statement] = []
    lowered.owners.append(lowered.owner(name, body))
    lowered.places.append(Place("", False, None, 0))
    for child in children:
        if child.type in _NESTED:
            class_(lowering, child, nested)
    inside = lowering.block([child for child in children if child.type not in _NESTED])
    lowered.places.pop()
    lowered.owners.pop()
    out.extend(nested)
    start, end = node.start_byte, node.end_byte
    known = [one.name for one in nested if isinstance(one, ir.Class)]
    members = [
        ir.Assignment(start, start, ir.Name(start, start, one), ir.Name(start, start, one), "", "", True)
        for one in known
    ]
    out.append(ir.Class(start, end, name, bases, (*members, *inside), ()))


def own_methods(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`class << self`: what is in it belongs to the class."""
    places = ruby(lowering).places
    places.append(Place("", True, None, 0))
    out.extend(group(lowering, node.child_by_field_name("body")))
    places.pop()


EXPRESSIONS: dict[str, ToExpression] = {"lambda": closure, "block": closure, "do_block": closure, "method": nothing}
STATEMENTS: dict[str, ToStatements] = {
    "class": class_,
    "method": method,
    "module": class_,
    "singleton_class": own_methods,
    "singleton_method": method,
}
