"""Imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.ir import DEFAULT_EXPORT, Argument, Assignment, Call, Import, ImportedName, Name
from kling_route.lint.languages.javascript.literals import string_value
from kling_route.lint.languages.javascript.lowering import first_part

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.ir import Statement
    from kling_route.lint.languages.javascript.lowering import Lowering, ToStatements

EVERYTHING = "*"
TYPEOF = "typeof"


def text(lowering: Lowering, node: Node) -> str:
    """The text of a name or of a string."""
    if node.type == "string":
        return string_value(lowering.code, node.start_byte, node.end_byte)
    return lowering.text(node)


def types_only(node: Node) -> bool:
    """Whether an import or export, or one name of it, is about types."""
    return any(TYPEOF.startswith(child.type) for child in node.children)  # the other keyword is how it begins


def imported(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    source = node.child_by_field_name("source")
    if types_only(node):
        return
    names: list[ImportedName] = []
    for child in node.children:
        if child.type == "import_clause":
            for part in child.children:
                names.extend(clause_names(lowering, part))
        elif child.type == "import_require_clause":
            required(lowering, child, out)
            return
    if source is not None:
        out.append(Import(node.start_byte, node.end_byte, text(lowering, source), tuple(names)))


def clause_names(lowering: Lowering, node: Node) -> list[ImportedName]:
    """The names that one part of an import clause brings in."""
    start, end = node.start_byte, node.end_byte
    if node.type == "identifier":
        return [ImportedName(start, end, DEFAULT_EXPORT, lowering.text(node))]
    if node.type == "namespace_import":
        alias = first_part(node)
        return [] if alias is None else [ImportedName(start, end, EVERYTHING, lowering.text(alias))]
    if node.type == "named_imports":
        return specifiers(lowering, node)
    return []


def specifiers(lowering: Lowering, node: Node) -> list[ImportedName]:
    """`name as alias` of every specifier between braces that is not a type."""
    names = []
    for child in node.children:
        name = child.child_by_field_name("name")
        if name is None or types_only(child):
            continue
        alias = child.child_by_field_name("alias") or name
        names.append(ImportedName(child.start_byte, child.end_byte, text(lowering, name), text(lowering, alias)))
    return names


def required(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    """`import name = require("module")`."""
    name, source = first_part(node), node.child_by_field_name("source")
    if name is None or source is None:
        return
    argument = Argument(source.start_byte, source.end_byte, None, lowering.expression(source), "")
    callee = Name(name.end_byte, source.start_byte, "require")
    call = Call(name.end_byte, node.end_byte, callee, (argument,), new=False)
    out.append(Assignment(node.start_byte, node.end_byte, lowering.expression(name), call, "", "", True))


def import_alias(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    """`import name = Namespace.name`."""
    parts = lowering.parts(node)
    if len(parts) == 2:
        out.append(Assignment(node.start_byte, node.end_byte, parts[0], parts[1], "", ""))


STATEMENTS: dict[str, ToStatements] = {
    "import_statement": imported,
    "import_alias": import_alias,
}
