"""Swift's declarations: imports, variables, functions, closures, classes with their extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.swift.statements import body, pattern
from kling_route.lint.languages.tails import returning
from kling_route.lint.languages.tree import Lowering, comments, unread, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression, ToStatements

SELF = "self"
_NAMES = "CodingKeys"


class SwiftLowering(Lowering):
    """Lowering of Swift; `members` are what the classes around have, the innermost last."""

    __slots__ = ("members",)

    def __init__(self, code: bytes) -> None:
        super().__init__(code)
        self.members: list[frozenset[str]] = []

    def module(self, root: Node) -> ir.Module:
        """The whole file."""
        body = self.block(root.named_children)
        found = (*comments(self.code, root), *comments(self.code, root, "multiline_comment"))
        return ir.Module(body, found, (*unread(root), *self.errors))


def identifier(lowering: Lowering, node: Node) -> ir.Expression:
    """A variable, or a member of the class around, which needs no `self`."""
    assert isinstance(lowering, SwiftLowering)
    name = lowering.text(node)
    start, end = node.start_byte, node.end_byte
    if lowering.members and name in lowering.members[-1] and not _is_local(lowering, node, name):
        return ir.Attribute(start, end, ir.Name(start, start, SELF), name, start)
    return ir.Name(start, end, name)


def _is_local(lowering: Lowering, node: Node, name: str) -> bool:
    """Whether a function around declares the name, as a parameter or a variable before."""
    around = node.parent
    while around is not None and around.type not in ("class_body", "source_file"):
        for child in around.named_children:
            if child.start_byte >= node.start_byte:
                break
            if child.type in ("parameter", "property_declaration", "lambda_function_type", "value_binding_pattern"):
                after = child.next_named_sibling if child.type == "value_binding_pattern" else child
                if after is not None and name in lowering.text(after)[:200].replace(":", " ").replace("=", " ").split():
                    return True
        around = around.parent
    return False


def imports(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`import Module` makes its names known, which are the same without it."""


def variable(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`let name: Type = value`; a computed one is a function that is read like a variable."""
    start, end = node.start_byte, node.end_byte
    target: ir.Expression | None = None
    annotation = ""
    for child in [*written(node), None]:
        kind = child.type if child is not None else ""
        if child is not None and kind == "type_annotation":
            annotation = lowering.text(child).lstrip(": ").rstrip("?!")
        elif child is not None and kind == "computed_property" and isinstance(target, ir.Name):
            getter = next((one for one in written(child) if one.type == "computed_getter"), child)
            inside = _valued(body(lowering, getter))
            made = ir.Function(start, end, target.id, (), inside, (), SELF, True)
            out.append(ir.Define(start, end, made))
            target = None
        elif child is None or kind == "pattern":
            if target is not None:
                out.append(ir.Assignment(start, end, target, None, "", annotation, True))
            target = pattern(lowering, child) if child is not None else None
            annotation = "" if child is not None else annotation
        elif target is not None and kind not in ("modifiers", "value_binding_pattern", "attribute", "type_constraints"):
            out.append(ir.Assignment(start, end, target, lowering.expression(child), "", annotation, True))
            target = None


def _valued(inside: tuple[ir.Statement, ...]) -> tuple[ir.Statement, ...]:
    """A body of one expression returns it."""
    only = inside[0] if len(inside) == 1 else None
    return (returning(only.value),) if isinstance(only, ir.Evaluate) else inside


def parameters(lowering: Lowering, node: Node) -> tuple[ir.Parameter, ...]:
    """The parameters, known by their names inside; defaults stand behind them."""
    found: list[ir.Parameter] = []
    children = node.children
    for at, child in enumerate(children):
        if child.type not in ("parameter", "lambda_parameter"):
            name = node.field_name_for_child(at)
            if name == "default_value" and found and found[-1].default is None and child.is_named:
                found[-1] = found[-1]._replace(default=lowering.expression(child))
            continue
        names = [one for one in child.children_by_field_name("name") if one.type == "simple_identifier"]
        if names:
            target = ir.Name(names[0].start_byte, names[0].end_byte, lowering.text(names[0]))
            found.append(ir.Parameter(child.start_byte, child.end_byte, target, None, "", ""))
    return tuple(found)


def function(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`func name(label parameter: Type) {…}`, `init(…) {…}`."""
    name = node.child_by_field_name("name")
    inside = _valued(body(lowering, node.child_by_field_name("body")))
    called = ir.CONSTRUCTOR if node.type == "init_declaration" else lowering.text(name) if name is not None else ""
    assert isinstance(lowering, SwiftLowering)
    static = any("static" in lowering.text(child) for child in written(node) if child.type == "modifiers")
    receiver = SELF if lowering.members and not static else None
    start, end = node.start_byte, node.end_byte
    out.append(
        ir.Define(start, end, ir.Function(start, end, called, parameters(lowering, node), inside, (), receiver, False))
    )


def closure(lowering: Lowering, node: Node) -> ir.Expression:
    """`{ parameters in … }`."""
    kind = node.child_by_field_name("type")
    lists = (
        [child for child in written(kind) if child.type == "lambda_function_type_parameters"]
        if kind is not None
        else []
    )
    given = parameters(lowering, lists[0]) if lists else ()
    inside = _valued(body(lowering, node))
    return ir.Function(node.start_byte, node.end_byte, "", given, inside, (), None, False)


def class_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A class, struct, enumeration or extension; `CodingKeys` gives fields other names."""
    assert isinstance(lowering, SwiftLowering)
    name, inside = node.child_by_field_name("name"), node.child_by_field_name("body")
    children = written(inside) if inside is not None else []
    lowering.members.append(frozenset(_named(lowering, child) for child in children) - {""})
    nested = [child for child in children if child.type == "class_declaration"]
    out.extend(lowering.block([child for child in nested if _named_as(lowering, child) != _NAMES]))
    members = lowering.block([child for child in children if child not in nested])
    lowering.members.pop()
    encoded = _encoded(lowering, children)
    fields = tuple(
        [
            one._replace(encoded_as=encoded[one.target.id])
            if isinstance(one, ir.Assignment) and isinstance(one.target, ir.Name) and one.target.id in encoded
            else one
            for one in members
        ]
    )
    text = lowering.text(name) if name is not None else ""
    out.append(ir.Class(node.start_byte, node.end_byte, text, (), fields, ()))


def _named_as(lowering: Lowering, node: Node) -> str:
    name = node.child_by_field_name("name")
    return lowering.text(name) if name is not None else ""


def _named(lowering: Lowering, node: Node) -> str:
    name = node.child_by_field_name("name")
    if node.type not in ("property_declaration", "function_declaration") or name is None:
        return ""
    return lowering.text(name)


def _encoded(lowering: Lowering, children: list[Node]) -> dict[str, ir.Literal]:
    """The names that `CodingKeys` gives to fields."""
    found: dict[str, ir.Literal] = {}
    for child in children:
        name, inside = child.child_by_field_name("name"), child.child_by_field_name("body")
        if child.type != "class_declaration" or name is None or lowering.text(name) != _NAMES or inside is None:
            continue
        for entry in written(inside):
            known = ""
            for part in entry.named_children:
                if part.type == "simple_identifier":
                    known = lowering.text(part)
                elif part.type == "line_string_literal" and known:
                    found[known] = ir.Literal(part.start_byte, part.end_byte, lowering.text(part).strip('"'))
    return found


def entries(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`case name = value` of an enumeration."""
    name: Node | None = None
    for child in node.named_children:
        if child.type == "simple_identifier":
            name = child
        elif child.type.endswith("_literal") and name is not None:
            start, end = name.start_byte, child.end_byte
            value = lowering.expression(child)
            held = ir.Mapping(start, end, (ir.Entry(start, end, ir.Literal(start, start, "rawValue"), value),))
            target = ir.Name(name.start_byte, name.end_byte, lowering.text(name))
            out.append(ir.Assignment(start, end, target, held, "", "", True))


EXPRESSIONS: dict[str, ToExpression] = {"lambda_literal": closure, "simple_identifier": identifier}

STATEMENTS: dict[str, ToStatements] = {
    "class_declaration": class_,
    "deinit_declaration": common.dropped,
    "enum_entry": entries,
    "function_declaration": function,
    "import_declaration": imports,
    "init_declaration": function,
    "property_declaration": variable,
    "protocol_declaration": common.dropped,
    "typealias_declaration": common.dropped,
}
