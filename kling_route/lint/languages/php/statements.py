"""PHP's statements: branches, loops, `switch`, `try`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.javascript.switches import Branch, cases
from kling_route.lint.languages.php.arrays import targets
from kling_route.lint.languages.php.calls import printed, required_path
from kling_route.lint.languages.tree import Lowering, evaluate, field, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements


def expression(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """An expression as a statement. `throw` ends the path; what a required file defines is known from here on."""
    for child in written(node):
        if child.type == "throw_expression":
            common.raised(lowering, child, out)
        elif child.type.startswith(("require", "include")) and (path := required_path(lowering, child)) is not None:
            start, end = child.start_byte, child.end_byte
            out.append(ir.Import(start, end, path, (ir.ImportedName(start, end, "*", "*"),)))
        else:
            evaluate(lowering, child, out)


def echoed(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`echo …;`."""
    out.append(ir.Evaluate(node.start_byte, node.end_byte, printed(lowering, node)))


def branch(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`if … elseif … else`, with braces or colons."""
    other: tuple[ir.Statement, ...] = ()
    for clause in reversed(node.children_by_field_name("alternative")):
        inside = _body(lowering, clause)
        if clause.type == "else_if_clause":
            test = field(lowering, clause, "condition")
            other = (ir.If(clause.start_byte, clause.end_byte, test, inside, other),)
        else:
            other = inside
    test = field(lowering, node, "condition")
    out.append(ir.If(node.start_byte, node.end_byte, test, _body(lowering, node), other))


def _body(lowering: Lowering, node: Node) -> tuple[ir.Statement, ...]:
    """The statements in a node's body, of which a `for` with a colon has several."""
    found: list[ir.Statement] = []
    for child in node.children_by_field_name("body"):
        found.extend(common.body(lowering, child))
    return tuple(found)


def foreach(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`foreach ($list as $key => $value)`: the keys are not followed."""
    bodies = node.children_by_field_name("body")
    head = [child for child in written(node) if child not in bodies]
    if len(head) < 2:
        out.extend(_body(lowering, node))
        return
    over = written(head[1])[-1] if head[1].type == "pair" and written(head[1]) else head[1]
    target = targets(lowering, over) if over.type == "array_creation_expression" else lowering.expression(over)
    iterable = lowering.expression(head[0])
    out.append(ir.Loop(node.start_byte, node.end_byte, target, iterable, None, False, _body(lowering, node), ()))


def for_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`for (start; test; step)`."""
    for child in node.children_by_field_name("initialize"):
        evaluate(lowering, child, out)
    tests = [child for child in node.children_by_field_name("condition") if child.is_named]
    test = lowering.expression(tests[-1]) if tests else None
    steps: list[ir.Statement] = []
    for child in node.children_by_field_name("update"):
        evaluate(lowering, child, steps)
    body = (*_body(lowering, node), *steps)
    out.append(ir.Loop(node.start_byte, node.end_byte, None, None, test, False, body, ()))


def switch(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`switch`: a case without an end runs on into the next."""
    body = node.child_by_field_name("body")
    branches: list[Branch] = []
    for child in written(body) if body is not None else ():
        value = child.child_by_field_name("value")
        inside = lowering.block([part for part in written(child) if part != value])
        test = lowering.expression(value) if value is not None else None
        branches.append(Branch(child.start_byte, child.end_byte, test, inside))
    subject = field(lowering, node, "condition")
    out.append(ir.Switch(node.start_byte, node.end_byte, subject, tuple(cases(branches))))


def try_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`try … catch (Type $name) … finally …`."""
    handlers: list[ir.Handler] = []
    final: tuple[ir.Statement, ...] = ()
    for child in written(node):
        inside = common.body(lowering, child.child_by_field_name("body"))
        if child.type == "catch_clause":
            named, types = child.child_by_field_name("name"), child.child_by_field_name("type")
            caught = tuple([lowering.expression(one) for one in written(types)]) if types is not None else ()
            name = lowering.expression(named) if named is not None else None
            handlers.append(ir.Handler(child.start_byte, child.end_byte, caught, name, inside))
        elif child.type == "finally_clause":
            final = inside
    body = common.body(lowering, node.child_by_field_name("body"))
    out.append(ir.Try(node.start_byte, node.end_byte, body, tuple(handlers), (), final))


def returned(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`return value`; what a file returns is what it exports."""
    at = node.parent
    parts = written(node)
    if at is not None and at.type == "program" and parts:
        start, end = node.start_byte, node.end_byte
        module = ir.Attribute(start, start, ir.Name(start, start, "module"), "exports", start)
        out.append(ir.Assignment(start, end, module, lowering.expression(parts[0]), "", ""))
        return
    common.returned(lowering, node, out)


def unset(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`unset($mapping['name'])`."""
    for value in lowering.parts(node):
        if isinstance(value, ir.Subscript):
            callee = ir.Name(node.start_byte, node.start_byte, "delete")
            out.append(ir.Evaluate(value.start, value.end, common.call(node, callee, [value.object, value.key])))


STATEMENTS: dict[str, ToStatements] = {
    "break_statement": common.jump("break"),
    "colon_block": common.braced,
    "compound_statement": common.braced,
    "continue_statement": common.jump("continue"),
    "declare_statement": common.dropped,
    "do_statement": common.while_,
    "echo_statement": echoed,
    "empty_statement": common.dropped,
    "expression_statement": expression,
    "for_statement": for_,
    "foreach_statement": foreach,
    "global_declaration": common.dropped,
    "goto_statement": common.dropped,
    "if_statement": branch,
    "named_label_statement": common.dropped,
    "php_end_tag": common.dropped,
    "php_tag": common.dropped,
    "return_statement": returned,
    "switch_statement": switch,
    "text": common.dropped,
    "text_interpolation": common.dropped,
    "try_statement": try_,
    "unset_statement": unset,
    "while_statement": common.while_,
}
