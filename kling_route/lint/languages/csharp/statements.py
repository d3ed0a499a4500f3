"""C#'s statements: variables, branches, loops, `try`, `using`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.csharp.expressions import type_
from kling_route.lint.languages.csharp.functions import function
from kling_route.lint.languages.tree import Lowering, evaluate, field, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements


def variables(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`T a = 1, b;`, wherever it stands."""
    if node.type != "variable_declaration":
        for child in written(node):
            if child.type == "variable_declaration":
                variables(lowering, child, out)
        return
    kind = node.child_by_field_name("type")
    annotation = lowering.text(kind) if kind is not None and kind.type != "implicit_type" else ""
    for child in written(node):
        name = child.child_by_field_name("name")
        if child.type != "variable_declarator" or name is None:
            continue
        values = [part for part in written(child) if part != name and part.type != "bracketed_argument_list"]
        value = lowering.expression(values[-1]) if values else None
        target = ir.Name(name.start_byte, name.end_byte, lowering.text(name))
        out.append(ir.Assignment(child.start_byte, child.end_byte, target, value, "", annotation, True))


def statement(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """An expression as a statement."""
    for child in written(node)[:1]:
        evaluate(lowering, child, out)


def flattened(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """What only groups statements."""
    out.extend(lowering.block(written(node)))


def over(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`foreach (var item in items)`."""
    repeated = common.body(lowering, node.child_by_field_name("body"))
    target, items = field(lowering, node, "left"), field(lowering, node, "right")
    out.append(ir.Loop(node.start_byte, node.end_byte, target, items, None, False, repeated, ()))


def guarded(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`try … catch … finally …`."""
    handlers = tuple([_handler(lowering, child) for child in written(node) if child.type == "catch_clause"])
    final = [part for child in written(node) if child.type == "finally_clause" for part in written(child)]
    inside = common.body(lowering, node.child_by_field_name("body"))
    out.append(ir.Try(node.start_byte, node.end_byte, inside, handlers, (), lowering.block(final)))


def _handler(lowering: Lowering, node: Node) -> ir.Handler:
    caught = next((child for child in written(node) if child.type == "catch_declaration"), None)
    kind = caught.child_by_field_name("type") if caught is not None else None
    name = lowering.optional(caught.child_by_field_name("name")) if caught is not None else None
    types = (type_(lowering, kind),) if kind is not None else ()
    body = common.body(lowering, node.child_by_field_name("body"))
    return ir.Handler(node.start_byte, node.end_byte, types, name, body)


def local(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A function in another one."""
    name = node.child_by_field_name("name")
    made = function(lowering, node, lowering.text(name) if name is not None else "", None)
    out.append(ir.Define(node.start_byte, node.end_byte, made))


def yielded(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`yield return value`."""
    parts = lowering.parts(node)
    value = ir.Yield(node.start_byte, node.end_byte, parts[0] if parts else None)
    out.append(ir.Evaluate(node.start_byte, node.end_byte, value))


def used(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`using A.B`: what the namespace has is known by its name. An alias, or a class, names nothing."""
    parts = written(node)
    if len(parts) == 1 and not common.marked(node, "static"):
        start, end = node.start_byte, node.end_byte
        out.append(ir.Import(start, end, lowering.text(parts[0]), (ir.ImportedName(start, end, "*", "*"),)))


STATEMENTS: dict[str, ToStatements] = {
    "block": common.braced,
    "break_statement": common.jump("break"),
    "continue_statement": common.jump("continue"),
    "declaration_list": flattened,
    "do_statement": common.while_,
    "empty_statement": common.dropped,
    "expression_statement": statement,
    "extern_alias_directive": common.dropped,
    "field_declaration": variables,
    "file_scoped_namespace_declaration": common.dropped,
    "for_statement": common.counted("initializer"),
    "foreach_statement": over,
    "global_attribute": common.dropped,
    "global_statement": flattened,
    "if_statement": common.branch,
    "labeled_statement": flattened,
    "local_declaration_statement": variables,
    "local_function_statement": local,
    "lock_statement": flattened,
    "namespace_declaration": flattened,
    "return_statement": common.returned,
    "throw_statement": common.raised,
    "try_statement": guarded,
    "using_directive": used,
    "using_statement": flattened,
    "variable_declaration": variables,
    "while_statement": common.while_,
    "yield_statement": yielded,
}
