"""Java's statements: declarations of variables, branches, loops, `try`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.java.expressions import plain_type, type_
from kling_route.lint.languages.tree import Lowering, evaluate, field, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements

WHOLE = "*"


def variables(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`T a = 1, b;`."""
    annotation = plain_type(lowering, node.child_by_field_name("type"))
    for child in node.children_by_field_name("declarator"):
        name, value = child.child_by_field_name("name"), child.child_by_field_name("value")
        if name is not None:
            target = ir.Name(name.start_byte, name.end_byte, lowering.text(name))
            given = lowering.optional(value)
            out.append(ir.Assignment(child.start_byte, child.end_byte, target, given, "", annotation, True))


def statement(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """An expression as a statement; one that is a statement elsewhere (`switch`) is one here too."""
    parts = written(node)
    if len(parts) == 1 and parts[0].type in lowering.statements:
        lowering.statements[parts[0].type](lowering, parts[0], out)
    elif parts:
        evaluate(lowering, parts[0], out)


def over(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`for (T item : items)`."""
    repeated = common.body(lowering, node.child_by_field_name("body"))
    target, items = field(lowering, node, "name"), field(lowering, node, "value")
    out.append(ir.Loop(node.start_byte, node.end_byte, target, items, None, False, repeated, ()))


def guarded(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`try (resources) … catch … finally …`."""
    start, end = node.start_byte, node.end_byte
    opened = node.child_by_field_name("resources")
    for child in written(opened) if opened is not None else ():
        if child.child_by_field_name("value") is not None:
            target, value = field(lowering, child, "name"), field(lowering, child, "value")
            out.append(ir.Assignment(child.start_byte, child.end_byte, target, value, "", "", True))
    handlers = tuple([_handler(lowering, child) for child in written(node) if child.type == "catch_clause"])
    final = [part for child in written(node) if child.type == "finally_clause" for part in written(child)]
    inside = common.body(lowering, node.child_by_field_name("body"))
    out.append(ir.Try(start, end, inside, handlers, (), lowering.block(final)))


def _handler(lowering: Lowering, node: Node) -> ir.Handler:
    types: list[ir.Expression] = []
    name: ir.Expression | None = None
    for child in written(node):
        if child.type == "catch_formal_parameter":
            name = lowering.optional(child.child_by_field_name("name"))
            caught = [part for part in written(child) if part.type == "catch_type"]
            types = [type_(lowering, kind) for one in caught for kind in written(one)]
    body = common.body(lowering, node.child_by_field_name("body"))
    return ir.Handler(node.start_byte, node.end_byte, tuple(types), name, body)


def held(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`synchronized (…) {…}`, a label, a static initialiser: what stands in it."""
    out.extend(lowering.block([child for child in written(node) if child.type != "identifier"]))


def asserted(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`assert test : text`."""
    parts = lowering.parts(node)
    start, end = node.start_byte, node.end_byte
    if parts:
        out.append(ir.If(start, end, parts[0], (), (ir.Raise(start, end, parts[1] if len(parts) > 1 else None),)))


def imports(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`import a.b.C`: the file of a class is a module whose default export it is. `import a.b.*` names them all."""
    parts = written(node)
    if not parts:
        return
    start, end = node.start_byte, node.end_byte
    path = lowering.text(parts[0])
    if parts[-1].type == "asterisk":
        if not common.marked(node, "static"):
            out.append(ir.Import(start, end, path, (ir.ImportedName(start, end, WHOLE, WHOLE),)))
        return
    module, _, name = path.rpartition(".")
    if common.marked(node, "static"):
        out.append(ir.Import(start, end, module, (ir.ImportedName(start, end, name, name),)))
    else:
        out.append(ir.Import(start, end, path, (ir.ImportedName(start, end, ir.DEFAULT_EXPORT, name),)))


STATEMENTS: dict[str, ToStatements] = {
    "assert_statement": asserted,
    "block": common.braced,
    "break_statement": common.jump("break"),
    "constructor_body": common.braced,
    "continue_statement": common.jump("continue"),
    "do_statement": common.while_,
    "enhanced_for_statement": over,
    "expression_statement": statement,
    "for_statement": common.counted("init"),
    "if_statement": common.branch,
    "import_declaration": imports,
    "labeled_statement": held,
    "local_variable_declaration": variables,
    "module_declaration": common.dropped,
    "package_declaration": common.dropped,
    "return_statement": common.returned,
    "static_initializer": held,
    "synchronized_statement": held,
    "throw_statement": common.raised,
    "try_statement": guarded,
    "try_with_resources_statement": guarded,
    "while_statement": common.while_,
    "yield_statement": common.returned,
}
