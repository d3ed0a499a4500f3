"""What languages with braces write alike: constants, operators, names.

Adding a language: its package holds `lower(code, parse)`, made of handlers by node kind (`tree.Lowering`; this module
has those that several grammars share), a row in `languages/__init__.py`, its fences in `embedded/markdown.py`, its
imports in `lint/imports.py`, and what its libraries do in `ecosystems/*.yaml`: clients, sinks, functions, the
environment. `tests/languages/lowered/<language>.txt` says what each construct becomes; each rule that it can break has
a faulty and a clean program in `tests/fixtures/`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.tree import Lowering, field, nothing, written

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression, ToStatements

LOGICAL = {"&&": "and", "||": "or", "??": "??", "?:": "??", "and": "and", "or": "or"}
COMPARISONS = {"==": "==", "===": "==", "!=": "!=", "!==": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_SUFFIX = re.compile(r"(?i)(?<=[0-9])(?:[uilfdm]+(?:8|16|32|64|128|size)?)$")
_PREFIXED = re.compile(r"(?i)0[xbo]")


def identifier(lowering: Lowering, node: Node) -> ir.Expression:
    """A variable."""
    return ir.Name(node.start_byte, node.end_byte, lowering.text(node))


def constant(value: str | float | bool | None) -> ToExpression:
    """The handler of a keyword that is always this value."""
    return lambda _, node: ir.Literal(node.start_byte, node.end_byte, value)


def number(lowering: Lowering, node: Node) -> ir.Expression:
    """A number, whatever marks its size; one that nobody can read says nothing."""
    text = lowering.text(node).replace("_", "")
    for digits in (text, _SUFFIX.sub("", text)):
        for read in (_integer, float):
            try:
                return ir.Literal(node.start_byte, node.end_byte, read(digits))
            except ValueError:
                continue
    return nothing(lowering, node)


def _integer(digits: str) -> int:
    return int(digits, 0 if _PREFIXED.match(digits) else 10)


def binary(lowering: Lowering, node: Node) -> ir.Expression:
    """Two operands with an operator between them. Long chains are taken in a loop, for there may be thousands."""
    chain = [node]
    left = node.child_by_field_name("left")
    while left is not None and left.type == node.type and left.child_by_field_name("left") is not None:
        chain.append(left)
        left = left.child_by_field_name("left")
    value = lowering.optional(left) or nothing(lowering, node)
    for link in reversed(chain):
        operator = link.child_by_field_name("operator")
        right = field(lowering, link, "right")
        value = operation(link, lowering.text(operator) if operator is not None else "", value, right)
    return value


def operation(node: Node, operator: str, left: ir.Expression, right: ir.Expression) -> ir.Expression:
    """What an operator makes of two operands."""
    start, end = node.start_byte, node.end_byte
    if operator in LOGICAL:
        return ir.Logical(start, end, LOGICAL[operator], left, right)
    if operator in COMPARISONS:
        return ir.Compare(start, end, COMPARISONS[operator], left, right)
    return ir.Binary(start, end, operator, left, right)


def signed(node: Node, operator: str, value: ir.Expression) -> ir.Expression:
    """One operand with an operator before it: a negation, a number with its sign, or something unknown."""
    start, end = node.start_byte, node.end_byte
    if operator == "!":
        return ir.Not(start, end, value)
    if operator in ("-", "+") and isinstance(value, ir.Literal) and isinstance(value.value, (int, float)):
        return ir.Literal(start, end, -value.value if operator == "-" else value.value)
    return ir.Unknown(start, end, (value,))


def stepped(node: Node, target: ir.Expression, operator: str) -> ir.Assignment:
    """`target++`."""
    start, end = node.start_byte, node.end_byte
    return ir.Assignment(start, end, target, ir.Literal(end, end, 1), operator[:1], "")


def body(lowering: Lowering, node: Node | None) -> tuple[ir.Statement, ...]:
    """The statements of a block, or the single statement that stands where a block may."""
    if node is None:
        return ()
    statements = lowering.block((node,) if node.type in lowering.statements else node.named_children)
    only = statements[0] if len(statements) == 1 else None
    return only.body if isinstance(only, ir.Block) else statements


def braced(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A block as a statement."""
    out.append(ir.Block(node.start_byte, node.end_byte, lowering.block(node.named_children)))


def jump(kind: str) -> ToStatements:
    """The handler of `break` and `continue`."""
    return lambda _, node, out: out.append(ir.Jump(node.start_byte, node.end_byte, kind))


def dropped(_: Lowering, __: Node, ___: list[ir.Statement]) -> None:
    """What says nothing on values: `package`, labels, empty statements."""


def returned(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`return value`."""
    parts = written(node)
    value = lowering.expression(parts[0]) if parts else None
    out.append(ir.Return(node.start_byte, node.end_byte, value))


def raised(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`throw value`."""
    parts = written(node)
    value = lowering.expression(parts[0]) if parts else None
    out.append(ir.Raise(node.start_byte, node.end_byte, value))


def while_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`while (test) …` and `do … while (test)`."""
    test = field(lowering, node, "condition")
    last = node.type.startswith("do")
    inner = body(lowering, node.child_by_field_name("body"))
    endless = isinstance(test, ir.Literal) and test.value is True
    out.append(ir.Loop(node.start_byte, node.end_byte, None, None, None if endless else test, last, inner, ()))


def conditional(lowering: Lowering, node: Node) -> ir.Expression:
    """`test ? then : other`."""
    test, then = field(lowering, node, "condition"), field(lowering, node, "consequence")
    return ir.Conditional(node.start_byte, node.end_byte, test, then, field(lowering, node, "alternative"))


def positional(values: Iterable[ir.Expression]) -> tuple[ir.Argument, ...]:
    """Arguments without names; a `Spread` is one that is unpacked."""
    return tuple(
        [
            ir.Argument(value[0], value[1], None, value.value, "*")
            if isinstance(value, ir.Spread)
            else ir.Argument(value[0], value[1], None, value, "")
            for value in values
        ]
    )


def call(node: Node, callee: ir.Expression, values: Iterable[ir.Expression], new: bool = False) -> ir.Call:
    """`callee(values)`."""
    return ir.Call(node.start_byte, node.end_byte, callee, positional(values), new)


def marking(marks: tuple[ir.Expression, ...]) -> ir.Expression | None:
    """The last annotation of a parameter as its default, as if `@Body T task` were `task = Body()`."""
    last = marks[-1] if marks else None
    if last is None or isinstance(last, ir.Call):
        return last
    return ir.Call(last[0], last[1], last, (), False)


def told_name(marks: tuple[ir.Expression, ...], naming: Container[str]) -> ir.Literal | None:
    """The name that one of the annotations called `naming` gives a field in JSON."""
    for mark in marks:
        if isinstance(mark, ir.Call) and isinstance(mark.callee, ir.Name) and mark.callee.id in naming:
            for argument in mark.arguments:
                if isinstance(argument.value, ir.Literal) and isinstance(argument.value.value, str):
                    return argument.value
    return None


def started(cls: ir.Class, names: tuple[str, ...]) -> list[ir.Statement]:
    """The calls of a class's methods that the runtime calls when the program starts, with what only it knows."""
    at = cls.start
    owner = ir.Name(at, at, cls.name)
    found = [item.function for item in cls.body if isinstance(item, ir.Define) and item.function.name in names]
    calls: list[ir.Statement] = []
    for function in found:
        given = [ir.Call(at, at, ir.Unknown(at, at, ()), (), False) for _ in function.parameters]
        callee = ir.Attribute(at, at, owner, function.name, at)
        calls.append(ir.Evaluate(at, at, ir.Call(at, at, callee, positional(given), False)))
    return calls


def text(node: Node, parts: list[ir.Expression]) -> ir.Expression:
    """Text of fixed and filled-in parts: a `Literal` where all are fixed, else a `Template`."""
    start, end = node.start_byte, node.end_byte
    if all(isinstance(part, ir.Literal) and isinstance(part.value, str) for part in parts):
        return ir.Literal(start, end, "".join(str(part.value) for part in parts if isinstance(part, ir.Literal)))
    return ir.Template(start, end, tuple(parts))


def cast(name: str) -> ToExpression:
    """The handler of what gives the value in the field `name` under another type."""
    return lambda lowering, node: field(lowering, node, name)


def marked(node: Node, *tokens: str) -> bool:
    """Whether one of the keywords or marks stands directly in a node."""
    return any(child.type in tokens for child in node.children)


def branch(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`if (…) … else …`."""
    then = body(lowering, node.child_by_field_name("consequence"))
    other = body(lowering, node.child_by_field_name("alternative"))
    out.append(ir.If(node.start_byte, node.end_byte, field(lowering, node, "condition"), then, other))


def counted(initializer: str) -> ToStatements:
    """The handler of `for (initializer; test; update)`; `initializer` is what the grammar calls that field."""

    def loop(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
        out.extend(lowering.block(node.children_by_field_name(initializer)))
        test = lowering.optional(node.child_by_field_name("condition"))
        repeated = body(lowering, node.child_by_field_name("body"))
        repeated += lowering.block(node.children_by_field_name("update"))
        out.append(ir.Loop(node.start_byte, node.end_byte, None, None, test, False, repeated, ()))

    return loop
