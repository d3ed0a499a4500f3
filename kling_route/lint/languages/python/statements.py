"""Python's statements without definitions, imports and `match`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.python.definitions import class_, decorated, function
from kling_route.lint.languages.python.imports import import_, import_from
from kling_route.lint.languages.python.patterns import match
from kling_route.lint.languages.tree import Lowering, broken, evaluate, field, inner, several, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements


def expression_statement(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    children = written(node)
    if len(children) == 1:
        evaluate(lowering, children[0], out)
    else:
        out.append(ir.Evaluate(node.start_byte, node.end_byte, several(lowering, node, children)))


def assignment(lowering: Lowering, node: Node) -> ir.Expression:
    """`target: annotation = value`; a chain `a = b = value` is an assignment whose value is one."""
    typed = node.child_by_field_name("type")
    value = lowering.optional(node.child_by_field_name("right"))
    annotation = lowering.text(typed) if typed else ""
    return ir.Assignment(node.start_byte, node.end_byte, field(lowering, node, "left"), value, "", annotation)


def augmented(lowering: Lowering, node: Node) -> ir.Expression:
    operator = node.child_by_field_name("operator")
    name = operator.type[:-1] if operator else ""
    value = field(lowering, node, "right")
    return ir.Assignment(node.start_byte, node.end_byte, field(lowering, node, "left"), value, name, "")


def body_of(lowering: Lowering, node: Node | None, name: str = "body") -> tuple[ir.Statement, ...]:
    """The statements of a clause's block, which not every clause has in a field."""
    if node is None:
        return ()
    block = node.child_by_field_name(name) or next((child for child in node.children if child.type == "block"), None)
    return lowering.block(block.named_children) if block else ()


def if_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    other: tuple[ir.Statement, ...] = ()
    for clause in reversed([node, *node.children_by_field_name("alternative")]):
        if clause.type == "else_clause":
            other = body_of(lowering, clause)
        else:
            then = body_of(lowering, clause, "consequence")
            test = field(lowering, clause, "condition")
            other = (ir.If(clause.start_byte, node.end_byte, test, then, other),)
    out.extend(other)


def for_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    iterable = several(lowering, node, node.children_by_field_name("right"))
    target = field(lowering, node, "left")
    body = body_of(lowering, node)
    other = body_of(lowering, node.child_by_field_name("alternative"))
    out.append(ir.Loop(node.start_byte, node.end_byte, target, iterable, None, False, body, other))


def while_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    test: ir.Expression | None = field(lowering, node, "condition")
    if isinstance(test, ir.Literal) and test.value:
        test = None
    body = body_of(lowering, node)
    other = body_of(lowering, node.child_by_field_name("alternative"))
    out.append(ir.Loop(node.start_byte, node.end_byte, None, None, test, False, body, other))


def try_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    handlers: list[ir.Handler] = []
    other: tuple[ir.Statement, ...] = ()
    final: tuple[ir.Statement, ...] = ()
    for clause in written(node):
        if clause.type == "except_clause":
            handlers.append(_handler(lowering, clause))
        elif clause.type == "else_clause":
            other = body_of(lowering, clause)
        elif clause.type == "finally_clause":
            final = body_of(lowering, clause)
    body = body_of(lowering, node)
    out.append(ir.Try(node.start_byte, node.end_byte, body, tuple(handlers), other, final))


def _handler(lowering: Lowering, node: Node) -> ir.Handler:
    """`except types as name:`, `except*` alike."""
    types: list[ir.Expression] = []
    name: ir.Expression | None = None
    for value in node.children_by_field_name("value"):
        if value.type == "as_pattern":
            alias = value.child_by_field_name("alias")
            name = lowering.optional(alias)
            value = written(value)[0]
        caught = lowering.expression(value)
        types.extend(caught.items if isinstance(caught, ir.Sequence) else (caught,))
    return ir.Handler(node.start_byte, node.end_byte, tuple(types), name, body_of(lowering, node))


def with_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """The items become assignments, then a block."""
    for clause in written(node):
        if clause.type == "with_clause":
            for item in written(clause):
                _with_item(lowering, item, out)
    out.append(ir.Block(node.start_byte, node.end_byte, body_of(lowering, node)))


def _with_item(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    start, end = node.start_byte, node.end_byte
    value = node.child_by_field_name("value") or node
    alias = value.child_by_field_name("alias") if value.type == "as_pattern" else None
    if alias is None:
        out.append(ir.Evaluate(start, end, inner(lowering, node)))
    else:
        out.append(ir.Assignment(start, end, lowering.expression(alias), _first(lowering, value), "", ""))


def _first(lowering: Lowering, node: Node) -> ir.Expression:
    """The value of `value as name`."""
    return lowering.expression(written(node)[0])


def return_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    children = written(node)
    value = several(lowering, node, children) if children else None
    out.append(ir.Return(node.start_byte, node.end_byte, value))


def raise_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`raise value from cause`: the cause is evaluated before."""
    cause = node.child_by_field_name("cause")
    if cause is not None and cause.type != "none":
        evaluate(lowering, cause, out)
    children = [child for child in written(node) if cause is None or child.id != cause.id]
    value = several(lowering, node, children) if children else None
    out.append(ir.Raise(node.start_byte, node.end_byte, value))


def assert_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`assert test, message` raises the message unless the test holds."""
    start, end = node.start_byte, node.end_byte
    parts = lowering.parts(node)
    if parts:
        failed = ir.Not(parts[0][0], parts[0][1], parts[0])
        out.append(ir.If(start, end, failed, (ir.Raise(start, end, parts[1] if len(parts) > 1 else None),), ()))


def delete(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`del object[key]` reads nothing of the object: it is a call of `del` with the object and the key."""
    for child in written(node):
        lowered = lowering.expression(child)
        places = lowered.items if isinstance(lowered, ir.Sequence) else (lowered,)
        out.extend([ir.Evaluate(place.start, place.end, _deletion(node, place)) for place in places])


def _deletion(node: Node, place: ir.Expression) -> ir.Expression:
    if isinstance(place, ir.Subscript):
        parts = (place.object, place.key)
    elif isinstance(place, ir.Attribute):
        parts = (place.object, ir.Literal(place.at, place.end, place.name))
    elif isinstance(place, ir.Name):
        return ir.Unknown(place.start, place.end, ())
    else:
        return ir.Unknown(place.start, place.end, (place,))
    callee = ir.Name(node.start_byte, node.start_byte + len("del"), "del")
    given = tuple([ir.Argument(part.start, part.end, None, part, "") for part in parts])
    return ir.Call(place.start, place.end, callee, given, False)


def command(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """Python 2's `print a, b` and `exec code`, as the calls that they are now."""
    start, end = node.start_byte, node.end_byte
    word = node.children[0]
    given = [ir.Argument(part[0], part[1], None, part, "") for part in lowering.parts(node)]
    name = ir.Name(word.start_byte, word.end_byte, lowering.text(word))
    out.append(ir.Evaluate(start, end, ir.Call(start, end, name, tuple(given), False)))


def jump(_: Lowering, node: Node, out: list[ir.Statement]) -> None:
    kind = node.type.removesuffix("_statement")
    out.append(ir.Jump(node.start_byte, node.end_byte, kind))


def nowhere(_: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """What does nothing with values: `pass`, `global`, `nonlocal`."""


def type_alias(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`type Name = …` says nothing of values. The grammar takes `type(x).name = value` for one too."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is not None and right is not None and lowering.code[left.start_byte : left.start_byte + 1] == b"(":
        target, value = inner(lowering, left), inner(lowering, right)
        out.append(ir.Assignment(node.start_byte, node.end_byte, target, value, "", ""))


def block(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    out.extend(lowering.block(node.named_children))


STATEMENTS: dict[str, ToStatements] = {
    "expression_statement": expression_statement,
    "if_statement": if_,
    "for_statement": for_,
    "while_statement": while_,
    "try_statement": try_,
    "with_statement": with_,
    "match_statement": match,
    "return_statement": return_,
    "raise_statement": raise_,
    "assert_statement": assert_,
    "delete_statement": delete,
    "print_statement": command,
    "exec_statement": command,
    "break_statement": jump,
    "continue_statement": jump,
    "pass_statement": nowhere,
    "global_statement": nowhere,
    "nonlocal_statement": nowhere,
    "type_alias_statement": type_alias,
    "import_statement": import_,
    "import_from_statement": import_from,
    "future_import_statement": import_from,
    "function_definition": function,
    "class_definition": class_,
    "decorated_definition": decorated,
    "block": block,
    "ERROR": broken,
}
"""Node kind → what lowers it."""
