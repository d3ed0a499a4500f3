"""Classes: methods, fields, accessors, and what a constructor sets.

A field is an assignment in the class body. Where its value needs the instance it is an assignment to `this` at the
start of the constructor, which is when the language evaluates it. TypeScript's parameter properties are such
assignments too. A field that holds an arrow function is a method.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.ir import (
    CONSTRUCTOR,
    Argument,
    Assignment,
    Attribute,
    Block,
    Call,
    Class,
    Define,
    Evaluate,
    Expression,
    Function,
    Literal,
    Name,
    Parameter,
    Statement,
)
from kling_route.lint.languages.javascript.functions import THIS, annotation, arrow, key_name, method
from kling_route.lint.languages.javascript.lowering import Lowering, decorators_of, has_token
from kling_route.lint.languages.tree import written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.javascript.lowering import ToExpression, ToStatements


SUPER = "super"
REST = "args"
FIELDS = frozenset({"field_definition", "public_field_definition"})
WITHOUT_VALUE = frozenset({"abstract_method_signature", "method_signature", "index_signature", "call_signature"})
PROPERTY_MODIFIERS = frozenset({"accessibility_modifier", "override_modifier", "readonly"})


class Members:
    """The body of one class while it is lowered."""

    __slots__ = ("constructor", "decorators", "properties", "set_first")

    def __init__(self) -> None:
        self.constructor: Function | None = None
        self.decorators: list[Expression] = []
        self.properties: list[Statement] = []
        """Assignments to `this` of parameter properties."""
        self.set_first: list[Statement] = []
        """Assignments to `this` of fields."""


def class_statement(
    lowering: Lowering, node: Node, decorators: tuple[Expression, ...] = (), default_name: str = ""
) -> str:
    """Lower a class declaration or expression to a statement in front of what is being lowered, and return its name."""
    start, end = node.start_byte, node.end_byte
    given = node.child_by_field_name("name")
    name = default_name if given is None else lowering.text(given)
    bases: list[Expression] = []
    for child in node.children:
        if child.type == "class_heritage":
            bases.extend(heritage(lowering, child))
    body = class_body(lowering, node.child_by_field_name("body"), derived=bool(bases))
    lowering.out.append(Class(start, end, name, tuple(bases), body, decorators + decorators_of(lowering, node)))
    return name


def heritage(lowering: Lowering, node: Node) -> tuple[Expression, ...]:
    """What a class extends; the interfaces that it implements are types."""
    clauses = [child for child in node.children if child.type == "extends_clause"]
    if clauses:
        values = [child for clause in clauses for child in clause.children_by_field_name("value")]
    else:
        values = [child for child in written(node) if child.type != "implements_clause"]
    return tuple(lowering.expression(value) for value in values)


def class_body(lowering: Lowering, node: Node | None, *, derived: bool) -> tuple[Statement, ...]:
    """The members of a class as statements."""
    if node is None:
        return ()
    members = Members()
    outer = lowering.out
    out: list[Statement] = []
    lowering.out = out
    for child in written(node):
        member(lowering, child, members, out)
    lowering.out = outer
    if members.constructor is not None or members.set_first:
        function = with_fields(members, node, derived=derived)
        out.append(Define(function.start, function.end, function))
    return tuple(out)


def member(lowering: Lowering, node: Node, members: Members, out: list[Statement]) -> None:
    """Lower one member of a class."""
    kind = node.type
    if kind == "decorator":
        members.decorators.append(lowering.expression(node))
    elif kind == "method_definition":
        class_method(lowering, node, members, out)
    elif kind in FIELDS:
        field(lowering, node, members, out)
    elif kind == "class_static_block":
        body = lowering.body(node.child_by_field_name("body"))
        out.append(Block(node.start_byte, node.end_byte, body))
    elif kind not in WITHOUT_VALUE:
        lowering.statement(node, out)


def take_decorators(lowering: Lowering, node: Node, members: Members) -> tuple[Expression, ...]:
    """The decorators of a member: grammars put them before it or into it."""
    decorators = (*members.decorators, *decorators_of(lowering, node))
    members.decorators.clear()
    return decorators


def class_method(lowering: Lowering, node: Node, members: Members, out: list[Statement]) -> None:
    static = has_token(node, "static")
    computed_key(lowering, node.child_by_field_name("name"), out)
    function = method(lowering, node, None if static else THIS)
    decorators = take_decorators(lowering, node, members)
    function = function._replace(decorators=decorators)
    if function.name == "constructor" and not static:
        members.constructor = function._replace(name=CONSTRUCTOR)
        members.properties.extend(parameter_properties(lowering, node.child_by_field_name("parameters")))
    else:
        out.append(Define(function.start, function.end, function))


def computed_key(lowering: Lowering, node: Node | None, out: list[Statement]) -> None:
    """Evaluate a computed member name for what happens in it."""
    if node is not None and node.type == "computed_property_name":
        value = lowering.expression(node)
        if not isinstance(value, Literal | Name | Attribute):
            out.append(Evaluate(value.start, value.end, value))


def parameter_properties(lowering: Lowering, node: Node | None) -> list[Statement]:
    """`constructor(private key: string)` sets `this.key`."""
    found: list[Statement] = []
    for child in () if node is None else node.children:
        pattern = child.child_by_field_name("pattern")
        if pattern is not None and any(part.type in PROPERTY_MODIFIERS for part in child.children):
            value = lowering.expression(pattern)
            if isinstance(value, Name):
                found.append(set_on_instance(child, pattern, value.id, value, annotation(lowering, child)))
    return found


def set_on_instance(node: Node, key: Node, name: str, value: Expression, written: str) -> Assignment:
    """`this.name = value`."""
    at, end = key.start_byte, key.end_byte
    target = Attribute(at, end, Name(at, at, THIS), name, at)
    return Assignment(node.start_byte, node.end_byte, target, value, "", written, True)


def field(lowering: Lowering, node: Node, members: Members, out: list[Statement]) -> None:
    key = node.child_by_field_name("name") or node.child_by_field_name("property")
    given = node.child_by_field_name("value")
    decorators = take_decorators(lowering, node, members)
    if key is None:
        return
    start, end = node.start_byte, node.end_byte
    static = has_token(node, "static")
    computed_key(lowering, key, out)
    name = key_name(lowering, key)
    if given is not None and given.type == "arrow_function":
        function = arrow(lowering, given, name, None if static else THIS)
        out.append(Define(start, end, function._replace(decorators=decorators)))
        return
    out.extend(Evaluate(decorator.start, decorator.end, decorator) for decorator in decorators)
    value = None if given is None else lowering.expression(given)
    if (
        given is not None
        and value is not None
        and not static
        and THIS.encode() in lowering.code[given.start_byte : given.end_byte]
    ):
        members.set_first.append(set_on_instance(node, key, name, value, annotation(lowering, node)))
        return
    target = Name(key.start_byte, key.end_byte, name)
    out.append(Assignment(start, end, target, value, "", annotation(lowering, node)))


def with_fields(members: Members, node: Node, *, derived: bool) -> Function:
    """The constructor with its fields set: after the call of the base's constructor, or first of all."""
    function = members.constructor or implied_constructor(node.start_byte, derived=derived)
    body = function.body
    at = next((index + 1 for index, statement in enumerate(body) if calls_base(statement)), 0)
    return function._replace(body=(*body[:at], *members.properties, *members.set_first, *body[at:]))


def implied_constructor(at: int, *, derived: bool) -> Function:
    """The constructor of a class that writes none: a derived one hands its arguments on."""
    if not derived:
        return Function(at, at, CONSTRUCTOR, (), (), (), THIS, getter=False)
    rest = Name(at, at, REST)
    callee = Attribute(at, at, Name(at, at, SUPER), CONSTRUCTOR, at)
    call = Call(at, at, callee, (Argument(at, at, None, rest, "*"),), new=False)
    taken = (Parameter(at, at, rest, None, "*", ""),)
    return Function(at, at, CONSTRUCTOR, taken, (Evaluate(at, at, call),), (), THIS, getter=False)


def calls_base(statement: Statement) -> bool:
    """Whether `statement` is `super(…)`."""
    if not isinstance(statement, Evaluate) or not isinstance(statement.value, Call):
        return False
    callee = statement.value.callee
    return (
        isinstance(callee, Attribute)
        and callee.name == CONSTRUCTOR
        and isinstance(callee.object, Name)
        and callee.object.id == SUPER
    )


def class_expression(lowering: Lowering, node: Node) -> Expression:
    """A class as a value: the class goes before the statement, under its own name or one that no code can write."""
    name = class_statement(lowering, node, default_name=f"class {node.start_byte}")
    return Name(node.start_byte, node.end_byte, name)


def class_declaration(lowering: Lowering, node: Node, _: list[Statement]) -> None:
    class_statement(lowering, node)


EXPRESSIONS: dict[str, ToExpression] = {"class": class_expression}

STATEMENTS: dict[str, ToStatements] = {
    "class_declaration": class_declaration,
    "abstract_class_declaration": class_declaration,
}
