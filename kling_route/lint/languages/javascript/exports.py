"""Exports: a declaration stays what it is, an alias is another name of the value, the default export is a name too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.ir import DEFAULT_EXPORT, Assignment, Attribute, Import, ImportedName, Name
from kling_route.lint.languages.javascript.classes import class_statement
from kling_route.lint.languages.javascript.functions import named
from kling_route.lint.languages.javascript.imports import EVERYTHING, specifiers, text, types_only
from kling_route.lint.languages.javascript.lowering import decorators_of, first_part, has_token

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.ir import Expression, Statement
    from kling_route.lint.languages.javascript.lowering import Lowering, ToStatements

CLASSES = frozenset({"class_declaration", "abstract_class_declaration"})
NAMED_DECLARATIONS = CLASSES | {"function_declaration", "generator_function_declaration", "enum_declaration"}
IMPORTS = frozenset({"import_statement", "import_alias"})


def exported(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    source = node.child_by_field_name("source")
    declaration = node.child_by_field_name("declaration")
    if types_only(node):
        return
    if declaration is not None:
        exported_declaration(lowering, node, declaration, out)
    elif source is not None:
        names = tuple(exported_from(lowering, node))
        out.append(Import(node.start_byte, node.end_byte, text(lowering, source), names))
    elif has_token(node, "default"):
        exported_default(lowering, node, out)
    elif has_token(node, "="):
        exported_module(lowering, node, out)
    else:
        for child in node.named_children:
            if child.type == "export_clause":
                exported_names(lowering, child, out)
            elif child.type in IMPORTS:
                lowering.statement(child, out)


def exported_declaration(lowering: Lowering, node: Node, declaration: Node, out: list[Statement]) -> None:
    """A declaration stays as it is; as the default export it has that name too."""
    if declaration.type in CLASSES:
        class_statement(lowering, declaration, decorators_of(lowering, node))
    else:
        lowering.statement(declaration, out)
    if has_token(node, "default") and declaration.type in NAMED_DECLARATIONS:
        name = declaration.child_by_field_name("name")
        if name is not None:
            out.append(default(node, Name(name.start_byte, name.end_byte, lowering.text(name))))


def exported_default(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    value = node.child_by_field_name("value")
    if value is None:
        return
    if value.type != "class":
        out.append(default(node, lowering.expression(value)))
        return
    name = class_statement(lowering, value, decorators_of(lowering, node), DEFAULT_EXPORT)
    if name != DEFAULT_EXPORT:
        out.append(default(node, Name(value.start_byte, value.start_byte, name)))


def default(node: Node, value: Expression) -> Assignment:
    """The assignment of `value` to the default export."""
    target = Name(node.start_byte, value.start, DEFAULT_EXPORT)
    return Assignment(node.start_byte, node.end_byte, target, named(value, target), "", "")


def exported_from(lowering: Lowering, node: Node) -> list[ImportedName]:
    """`export … from "module"`: the names are known here under their aliases."""
    names: list[ImportedName] = []
    for child in node.children:
        start, end = child.start_byte, child.end_byte
        if child.type == "export_clause":
            names.extend(specifiers(lowering, child))
        elif child.type == EVERYTHING:
            names.append(ImportedName(start, end, EVERYTHING, EVERYTHING))
        elif child.type == "namespace_export":
            alias = first_part(child)
            if alias is not None:
                names.append(ImportedName(start, end, EVERYTHING, text(lowering, alias)))
    return names


def exported_module(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    """`export = value` is `module.exports = value`."""
    value = first_part(node)
    if value is not None:
        at = node.start_byte
        target = Attribute(at, at, Name(at, at, "module"), "exports", at)
        out.append(Assignment(at, node.end_byte, target, lowering.expression(value), "", ""))


def exported_names(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    """`export { name as alias }`."""
    for one in specifiers(lowering, node):
        if one.alias != one.name:
            target, value = Name(one.start, one.end, one.alias), Name(one.start, one.end, one.name)
            out.append(Assignment(one.start, one.end, target, value, "", ""))


STATEMENTS: dict[str, ToStatements] = {"export_statement": exported}
