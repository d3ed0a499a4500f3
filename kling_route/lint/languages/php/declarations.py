"""PHP's declarations: namespaces, imports, constants, functions, classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.php.lowering import PhpLowering
from kling_route.lint.languages.tree import Lowering, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression, ToStatements

THIS = "this"


def namespace(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`namespace Name;`, `namespace Name {…}`."""
    out.extend(common.body(lowering, node.child_by_field_name("body")))


def uses(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`use Vendor\\Package\\{Class, Other as Alias};`: a class is what its file exports."""
    group = node.child_by_field_name("body")
    prefix = next((child for child in written(node) if child.type == "namespace_name"), None)
    before = f"{lowering.text(prefix)}\\" if prefix is not None and group is not None else ""
    for clause in written(group) if group is not None else written(node):
        alias = clause.child_by_field_name("alias")
        parts = [child for child in written(clause) if child != alias]
        if clause.type != "namespace_use_clause" or not parts:
            continue
        module = before + lowering.text(parts[-1]).lstrip("\\")
        known = lowering.text(alias) if alias is not None else module.rsplit("\\", 1)[-1]
        start, end = clause.start_byte, clause.end_byte
        out.append(ir.Import(start, end, module, (ir.ImportedName(start, end, ir.DEFAULT_EXPORT, known),)))


def constants(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`const NAME = value, …;`."""
    for element in written(node):
        parts = written(element)
        if element.type == "const_element" and len(parts) > 1:
            target = ir.Name(parts[0].start_byte, parts[0].end_byte, lowering.text(parts[0]))
            value = lowering.expression(parts[-1])
            out.append(ir.Assignment(element.start_byte, element.end_byte, target, value, "", "", True))


def properties(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`private ?string $name = value;`, `static $name = value;`."""
    annotation = type_name(lowering, node.child_by_field_name("type"))
    for element in written(node):
        name = element.child_by_field_name("name")
        if name is None or name.type != "variable_name":
            continue
        value = lowering.optional(element.child_by_field_name("default_value") or element.child_by_field_name("value"))
        start, end = element.start_byte, element.end_byte
        out.append(ir.Assignment(start, end, lowering.expression(name), value, "", annotation, True))


def type_name(lowering: Lowering, node: Node | None) -> str:
    """A type as it is written, without the mark that it may be null."""
    return lowering.text(node).lstrip("?\\") if node is not None else ""


def cases(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A case of an enumeration: an object with a `value`."""
    name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
    if name is None:
        return
    start, end = node.start_byte, node.end_byte
    held = lowering.optional(value) or ir.Literal(start, end, lowering.text(name))
    made = ir.Mapping(start, end, (ir.Entry(start, end, ir.Literal(start, start, "value"), held),))
    out.append(
        ir.Assignment(start, end, ir.Name(name.start_byte, name.end_byte, lowering.text(name)), made, "", "", True)
    )


def parameters(lowering: Lowering, node: Node | None) -> tuple[ir.Parameter, ...]:
    """The parameters of a function."""
    found: list[ir.Parameter] = []
    for child in written(node) if node is not None else ():
        name = child.child_by_field_name("name")
        if name is None:
            continue
        default = lowering.optional(child.child_by_field_name("default_value"))
        unpack = "*" if child.type == "variadic_parameter" else ""
        annotation = type_name(lowering, child.child_by_field_name("type"))
        found.append(
            ir.Parameter(child.start_byte, child.end_byte, lowering.expression(name), default, unpack, annotation)
        )
    return tuple(found)


def _promoted(lowering: Lowering, node: Node | None) -> list[ir.Statement]:
    """Parameters of a constructor that are properties too."""
    found: list[ir.Statement] = []
    for child in written(node) if node is not None else ():
        name = child.child_by_field_name("name")
        if child.type == "property_promotion_parameter" and name is not None:
            start, end = child.start_byte, child.end_byte
            value = lowering.expression(name)
            target = ir.Attribute(
                start, end, ir.Name(start, start, THIS), lowering.text(name).lstrip("&$"), name.start_byte
            )
            found.append(ir.Assignment(start, end, target, value, "", ""))
    return found


def function(lowering: Lowering, node: Node, name: str, receiver: str | None) -> ir.Function:
    """A function, method, closure or arrow function."""
    given, body = node.child_by_field_name("parameters"), node.child_by_field_name("body")
    if node.type == "arrow_function" and body is not None:
        inside: tuple[ir.Statement, ...] = (ir.Return(body.start_byte, body.end_byte, lowering.expression(body)),)
    else:
        inside = (*_promoted(lowering, given), *common.body(lowering, body))
    start, end = node.start_byte, node.end_byte
    return ir.Function(start, end, name, parameters(lowering, given), inside, (), receiver, False)


def closure(lowering: Lowering, node: Node) -> ir.Expression:
    """`function (…) use (…) {…}`, `fn (…) => value`."""
    return function(lowering, node, "", None)


def named_function(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`function name(…) {…}`; a method has `$this`, unless it is static."""
    name = node.child_by_field_name("name")
    text = lowering.text(name) if name is not None else ""
    method = node.type == "method_declaration" and not common.marked(node, "static_modifier")
    called = ir.CONSTRUCTOR if method and text == "__construct" else text
    defined = function(lowering, node, called, THIS if method else None)
    out.append(ir.Define(node.start_byte, node.end_byte, defined))


def class_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A class, trait, interface or enumeration. The first of a file is what the file exports."""
    assert isinstance(lowering, PhpLowering)
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    text = lowering.text(name) if name is not None else f"class@{node.start_byte}"
    clauses = [child for child in written(node) if child.type == "base_clause"]
    bases = tuple([lowering.expression(base) for clause in clauses for base in written(clause)])
    lowering.owners.append(text)
    inside = lowering.block(written(body)) if body is not None else ()
    lowering.owners.pop()
    start, end = node.start_byte, node.end_byte
    out.append(ir.Class(start, end, text, bases, inside, ()))
    if node.type != "anonymous_class" and not lowering.owners:
        out.append(ir.Assignment(end, end, ir.Name(end, end, ir.DEFAULT_EXPORT), ir.Name(end, end, text), "", "", True))


EXPRESSIONS: dict[str, ToExpression] = {"anonymous_function": closure, "arrow_function": closure}

STATEMENTS: dict[str, ToStatements] = {
    "anonymous_class": class_,
    "class_declaration": class_,
    "const_declaration": constants,
    "enum_case": cases,
    "enum_declaration": class_,
    "function_definition": named_function,
    "function_static_declaration": properties,
    "interface_declaration": class_,
    "method_declaration": named_function,
    "namespace_definition": namespace,
    "namespace_use_declaration": uses,
    "property_declaration": properties,
    "trait_declaration": class_,
    "use_declaration": common.dropped,
}
