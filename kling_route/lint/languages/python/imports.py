"""Python's imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.tree import Lowering

if TYPE_CHECKING:
    from tree_sitter import Node

WHOLE = "*"


def import_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`import a.b as c` knows the module `a.b` as `c`; `import a.b` loads it, and knows `a`."""
    for child in node.children_by_field_name("name"):
        start, end = child.start_byte, child.end_byte
        name, alias = _named(lowering, child)
        top = name.partition(".")[0]
        if alias == name and top != name:
            out.append(ir.Import(start, end, name, ()))
            name = alias = top
        out.append(ir.Import(start, end, name, (ir.ImportedName(start, end, WHOLE, alias),)))


def import_from(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`from module import name as alias`. With `*`, the alias is `*` too."""
    module = node.child_by_field_name("module_name")
    wildcards = [child for child in node.named_children if child.type == "wildcard_import"]
    names = [(child, *_named(lowering, child)) for child in node.children_by_field_name("name")]
    names.extend((child, WHOLE, WHOLE) for child in wildcards)
    imported = tuple([ir.ImportedName(child.start_byte, child.end_byte, name, alias) for child, name, alias in names])
    path = _path(lowering, module) if module else "__future__"
    out.append(ir.Import(node.start_byte, node.end_byte, path, imported))


def _named(lowering: Lowering, node: Node) -> tuple[str, str]:
    """The name and the alias of one imported name."""
    name, alias = node.child_by_field_name("name"), node.child_by_field_name("alias")
    path = _path(lowering, name or node)
    return path, lowering.text(alias) if alias else path


def _path(lowering: Lowering, node: Node) -> str:
    """A dotted name without the blanks and comments that may stand in it."""
    text = lowering.text(node)
    if text.replace(".", "").isidentifier():
        return text
    pieces = [lowering.text(child) if child.is_named else child.type for child in node.children if not child.is_extra]
    return "".join("".join(piece.split()) for piece in pieces) or text
