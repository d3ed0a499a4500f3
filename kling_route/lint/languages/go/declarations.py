"""Go's declarations: imports, constants, variables, structs with their methods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.go.expressions import anonymous, made
from kling_route.lint.languages.go.functions import function, plain_type
from kling_route.lint.languages.go.statements import assign, target
from kling_route.lint.languages.tree import Lowering, comments, unread, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements

_VERSION = re.compile(r"/v[0-9]+$")
_TAG = re.compile(r'\bjson:"([^",]*)')
_NOT_ENCODED = "-"
_STARTED = ("init", "main")


class GoLowering(Lowering):
    """Lowering of Go; `methods` are the file's methods by the name of their receiver's type."""

    __slots__ = ("methods",)

    def __init__(self, code: bytes) -> None:
        super().__init__(code)
        self.methods: dict[str, list[ir.Statement]] = {}

    def module(self, root: Node) -> ir.Module:
        """The whole file: what a package declares is known everywhere in it, so types come before values."""
        nodes = written(root)
        for node in nodes:
            if node.type == "method_declaration":
                self._method(node)
        order = {"import_declaration": 0, "type_declaration": 1, "const_declaration": 2, "var_declaration": 3}
        nodes.sort(key=lambda node: order.get(node.type, 4))
        body = self.block([node for node in nodes if node.type != "method_declaration"])
        orphans = [method for methods in self.methods.values() for method in methods]
        functions = [item.function for item in body if isinstance(item, ir.Define)]
        calls = [_started(function) for function in functions if function.name in _STARTED]
        return ir.Module((*body, *orphans, *calls), comments(self.code, root), (*unread(root), *self.errors))

    def _method(self, node: Node) -> None:
        name, receiver = node.child_by_field_name("name"), node.child_by_field_name("receiver")
        declared = written(receiver)[:1] if receiver is not None else []
        for one in declared:
            kind = plain_type(self, one.child_by_field_name("type")).partition("[")[0]
            named = one.child_by_field_name("name")
            made_of = function(self, node, self.text(name) if name else "", self.text(named) if named else "")
            self.methods.setdefault(kind, []).append(ir.Define(node.start_byte, node.end_byte, made_of))


def _started(function: ir.Function) -> ir.Statement:
    """The call of a function that the runtime calls when the program starts."""
    at = function.start
    return ir.Evaluate(at, at, ir.Call(at, at, ir.Name(at, at, function.name), (), False))


def imports(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`import alias "path"`: a package is known by the last part of its path that is no version."""
    for child in written(node):
        if child.type == "import_spec_list":
            imports(lowering, child, out)
            continue
        path = child.child_by_field_name("path")
        if path is None:
            continue
        start, end = child.start_byte, child.end_byte
        module = lowering.text(path)[1:-1]
        named = child.child_by_field_name("name")
        alias = lowering.text(named) if named else _VERSION.sub("", module).rsplit("/", 1)[-1].removeprefix("go-")
        out.append(ir.Import(start, end, module, (ir.ImportedName(start, end, "*", alias),)))


def values(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`const` and `var`, one or several. A variable without a value has that of its type."""
    for child in written(node):
        if child.type == "var_spec_list":
            values(lowering, child, out)
            continue
        names = [one for one in child.children_by_field_name("name") if one.is_named]
        value, kind = child.child_by_field_name("value"), child.child_by_field_name("type")
        if not names:
            continue
        if value is not None:
            assign(lowering, child, names, written(value), "", True, out)
            continue
        for name in names:
            start, end = name.start_byte, name.end_byte
            zero = made(lowering, _named(lowering, kind, out), name) if kind is not None else None
            out.append(ir.Assignment(start, end, target(lowering, name), zero, "", plain_type(lowering, kind), True))


def types(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`type Name struct {…}` is a class; other types only have methods."""
    for child in written(node):
        name, kind = child.child_by_field_name("name"), child.child_by_field_name("type")
        if name is None or kind is None:
            continue
        text = lowering.text(name)
        fields = _fields(lowering, kind, out) if kind.type == "struct_type" else []
        _class(lowering, child, text, fields, out)


def _class(lowering: Lowering, node: Node, name: str, fields: list[ir.Statement], out: list[ir.Statement]) -> None:
    assert isinstance(lowering, GoLowering)
    methods = lowering.methods.pop(name, [])
    if fields or methods or node.type == "struct_type":
        out.append(ir.Class(node.start_byte, node.end_byte, name, (), (*fields, *methods), ()))


def _named(lowering: Lowering, kind: Node, out: list[ir.Statement]) -> Node:
    """A type; a struct without a name becomes a class that is named after where it stands."""
    if kind.type == "struct_type":
        _class(lowering, kind, anonymous(kind), _fields(lowering, kind, out), out)
    return kind


def _fields(lowering: Lowering, kind: Node, out: list[ir.Statement]) -> list[ir.Statement]:
    """The fields of a struct, with the names that their JSON has."""
    found: list[ir.Statement] = []
    lists = [child for child in written(kind) if child.type == "field_declaration_list"]
    for child in [field for one in lists for field in written(one)]:
        tag, of = child.child_by_field_name("tag"), child.child_by_field_name("type")
        told = _TAG.search(lowering.text(tag)) if tag is not None else None
        if told is not None and told[1] == _NOT_ENCODED:
            continue
        known = None
        if tag is not None and told is not None and told[1]:
            at = tag.start_byte + len(lowering.text(tag)[: told.start(1)].encode())
            known = ir.Literal(at, at + len(told[1].encode()), told[1])
        inner = _element(of)
        annotation = plain_type(lowering, of)
        if inner is not None and inner.type == "struct_type":
            _named(lowering, inner, out)
            annotation = anonymous(inner)
        for name in child.children_by_field_name("name"):
            if name.is_named:
                field = ir.Name(name.start_byte, name.end_byte, lowering.text(name))
                start, end = child.start_byte, child.end_byte
                found.append(ir.Assignment(start, end, field, None, "", annotation, True, known))
    return found


def _element(kind: Node | None) -> Node | None:
    """What a pointer points to, or a list is made of."""
    while kind is not None and kind.type in ("pointer_type", "slice_type"):
        parts = written(kind)
        kind = parts[-1] if parts else None
    return kind


def named_function(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`func name(…) {…}`."""
    name = node.child_by_field_name("name")
    defined = function(lowering, node, lowering.text(name) if name is not None else "", None)
    out.append(ir.Define(node.start_byte, node.end_byte, defined))


STATEMENTS: dict[str, ToStatements] = {
    "const_declaration": values,
    "function_declaration": named_function,
    "import_declaration": imports,
    "method_declaration": common.dropped,
    "type_declaration": types,
    "var_declaration": values,
}
