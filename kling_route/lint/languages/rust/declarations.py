"""Rust's declarations: imports, constants, functions, structs with their methods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.rust.lowering import RustLowering as Base
from kling_route.lint.languages.rust.statements import block, parameters
from kling_route.lint.languages.tails import returning, tail
from kling_route.lint.languages.tree import Lowering, comments, unread, written
from kling_route.lint.project.included import CRATE

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements

SELF = "self"
_ABOVE = "super"
_RENAMED = re.compile(r'\brename\s*=\s*"([^"]*)"')
_CAMEL = re.compile(r'\brename_all\s*=\s*"camelCase"')


class RustLowering(Base):
    """Lowering of a file of Rust."""

    __slots__ = ()

    def module(self, root: Node) -> ir.Module:
        """The whole file: types have their methods from the start."""
        _collect(self, root)
        body = list(self.block(written(root)))
        orphans = [method for methods in self.methods.values() for method in methods]
        found = (*comments(self.code, root, "line_comment"), *comments(self.code, root, "block_comment"))
        return ir.Module((*body, *orphans), found, (*unread(root), *self.errors))


def _collect(lowering: RustLowering, node: Node) -> None:
    """The methods of each type, from all its `impl`s."""
    for child in written(node):
        if child.type == "impl_item":
            kind, inside = child.child_by_field_name("type"), child.child_by_field_name("body")
            name = lowering.text(kind).split("<", 1)[0].rsplit("::", 1)[-1] if kind is not None else ""
            lowering.owner = name
            found = lowering.block(written(inside)) if inside is not None else ()
            lowering.owner = ""
            lowering.methods.setdefault(name, []).extend(found)
        elif child.type == "mod_item" and child.child_by_field_name("body") is not None:
            _collect(lowering, child.child_by_field_name("body") or child)


def function(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`fn name(…) {…}`: what it ends with is returned."""
    name, given = node.child_by_field_name("name"), node.child_by_field_name("parameters")
    has_self = given is not None and any(child.type == "self_parameter" for child in written(given))
    inside = tail(block(lowering, node.child_by_field_name("body")), returning)
    text = lowering.text(name) if name is not None else ""
    start, end = node.start_byte, node.end_byte
    made = ir.Function(start, end, text, parameters(lowering, given), inside, (), SELF if has_self else None, False)
    out.append(ir.Define(start, end, made))


def constant(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`const NAME: Type = value;`, `static …`."""
    name = node.child_by_field_name("name")
    if name is not None:
        target = ir.Name(name.start_byte, name.end_byte, lowering.text(name))
        value = lowering.optional(node.child_by_field_name("value"))
        out.append(ir.Assignment(node.start_byte, node.end_byte, target, value, "", "", True))


def struct(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A struct is a class; serde may give its fields other names."""
    assert isinstance(lowering, Base)
    name, inside = node.child_by_field_name("name"), node.child_by_field_name("body")
    text = lowering.text(name) if name is not None else ""
    before = node.prev_named_sibling
    camel = False
    derived: list[ir.Expression] = []
    while before is not None and before.type == "attribute_item":
        camel = camel or _CAMEL.search(lowering.text(before)) is not None
        if "Debug" in lowering.text(before):
            derived.append(ir.Name(before.start_byte, before.end_byte, "Debug"))
        before = before.prev_named_sibling
    fields: list[ir.Statement] = []
    renamed: ir.Literal | None = None
    for child in written(inside) if inside is not None and node.type == "struct_item" else ():
        named, kind = child.child_by_field_name("name"), child.child_by_field_name("type")
        if child.type == "attribute_item":
            told = _RENAMED.search(lowering.text(child))
            if told is not None:
                at = child.start_byte + len(lowering.text(child)[: told.start(1)].encode())
                renamed = ir.Literal(at, at + len(told[1].encode()), told[1])
        elif named is not None:
            known = lowering.text(named)
            target = ir.Name(named.start_byte, named.end_byte, known)
            encoded = renamed or (ir.Literal(target.start, target.end, _camel(known)) if camel else None)
            annotation = lowering.text(kind) if kind is not None else ""
            fields.append(ir.Assignment(child.start_byte, child.end_byte, target, None, "", annotation, True, encoded))
            renamed = None
    methods = lowering.methods.pop(text, [])
    out.append(ir.Class(node.start_byte, node.end_byte, text, (), (*fields, *methods), tuple(derived)))


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def imports(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`use path::{name, other as alias};`: a name stands for its whole path."""
    argument = node.child_by_field_name("argument")
    if argument is not None:
        _use(lowering, argument, (), out)


def _use(lowering: Lowering, node: Node, above: tuple[str, ...], out: list[ir.Statement]) -> None:
    alias = node.child_by_field_name("alias")
    if node.type == "scoped_use_list":
        path, names = node.child_by_field_name("path"), node.child_by_field_name("list")
        above = (*above, *(lowering.text(path).split("::") if path is not None else ()))
        for child in written(names) if names is not None else ():
            _use(lowering, child, above, out)
    elif node.type == "use_list":
        for child in written(node):
            _use(lowering, child, above, out)
    elif node.type != "use_wildcard":
        path = node.child_by_field_name("path") if node.type == "use_as_clause" else node
        pieces = [*above, *(lowering.text(path).split("::") if path is not None else ())]
        if pieces[-1] == SELF and len(pieces) > 1:
            pieces.pop()
        start, end = node.start_byte, node.end_byte
        known = lowering.text(alias) if alias is not None else pieces[-1]
        if pieces[0] == "crate" and len(pieces) > 1:
            whole = "*" if len(pieces) == 2 else pieces[-1]
            name = ir.ImportedName(start, end, whole, known)
            out.append(ir.Import(start, end, f"{CRATE}{pieces[1]}", (name,)))
            return
        if pieces[0] in (_ABOVE, SELF):
            pieces.pop(0)
        elif not _has_module(lowering, pieces[0]):
            name = ir.ImportedName(start, end, "*", known)
            out.append(ir.Import(start, end, ".".join(pieces), (name,)))
            return
        if len(pieces) > 1 and pieces[0] != _ABOVE:
            out.append(ir.Import(start, end, f"./{pieces[0]}", (ir.ImportedName(start, end, pieces[-1], known),)))


def _has_module(lowering: Lowering, name: str) -> bool:
    """Whether the file declares a module that has a file of its own."""
    return re.search(rb"\bmod[ \t]+%s[ \t]*;" % re.escape(name.encode()), lowering.code) is not None


def module(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`mod name;` is a file beside this one, `mod name {…}` stands here."""
    name, inside = node.child_by_field_name("name"), node.child_by_field_name("body")
    if inside is not None:
        out.extend(lowering.block(written(inside)))
    elif name is not None:
        start, end = node.start_byte, node.end_byte
        known = lowering.text(name)
        names = (ir.ImportedName(start, end, "*", known), ir.ImportedName(start, end, "*", "*"))
        out.append(ir.Import(start, end, f"./{known}", names))


def trait(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """The methods that a trait has bodies for."""
    inside = node.child_by_field_name("body")
    out.extend(lowering.block([child for child in written(inside) if child.type == "function_item"]) if inside else ())


STATEMENTS: dict[str, ToStatements] = {
    "attribute_item": common.dropped,
    "const_item": constant,
    "enum_item": struct,
    "function_item": function,
    "function_signature_item": common.dropped,
    "impl_item": common.dropped,
    "inner_attribute_item": common.dropped,
    "mod_item": module,
    "static_item": constant,
    "struct_item": struct,
    "trait_item": trait,
    "type_item": common.dropped,
    "use_declaration": imports,
}
