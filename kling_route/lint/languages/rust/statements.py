"""Rust's statements, and blocks, branches and loops as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.tails import alone, returning, tail
from kling_route.lint.languages.tree import Lowering, evaluate, field, nothing, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToExpression, ToStatements

_BRANCHING = frozenset(("if_expression", "match_expression", "block", "unsafe_block", "loop_expression", "async_block"))
_HOLDING = frozenset(("Some", "Ok"))
BLANK = "_"


def let(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`let pattern = value`, with `else` where the pattern may not fit."""
    pattern, value = node.child_by_field_name("pattern"), node.child_by_field_name("value")
    other = node.child_by_field_name("alternative")
    start, end = node.start_byte, node.end_byte
    to = target(lowering, pattern) if pattern is not None else nothing(lowering, node)
    if value is not None and _core(value).type in _BRANCHING:
        body = lowering.block([_core(value)])
        out.extend(tail(body, lambda given: ir.Assignment(start, end, to, given, "", "", True)))
        return
    kind = node.child_by_field_name("type")
    annotation = lowering.text(kind) if kind is not None else ""
    given = lowering.optional(value)
    out.append(ir.Assignment(start, end, to, given, "", annotation, True))
    if other is not None:
        out.append(ir.If(start, end, ir.Unknown(start, start, ()), block(lowering, other), ()))


def _core(node: Node) -> Node:
    """A value without the marks around it."""
    while node.type in ("try_expression", "await_expression", "reference_expression", "parenthesized_expression"):
        parts = written(node)
        if not parts:
            break
        node = parts[-1]
    return node


def target(lowering: Lowering, node: Node) -> ir.Expression:
    """What a pattern binds. An error, and what is not followed, is nothing that is known."""
    start, end = node.start_byte, node.end_byte
    text = lowering.text(node)
    if node.type == "identifier":
        return ir.Name(start, end, text) if text != "None" else ir.Unknown(start, end, ())
    if node.type in ("mut_pattern", "ref_pattern", "reference_pattern", "captured_pattern") and written(node):
        return target(lowering, written(node)[-1])
    if node.type == "tuple_struct_pattern":
        kind, *parts = written(node) or [node]
        if lowering.text(kind) in _HOLDING and len(parts) == 1:
            return target(lowering, parts[0])
    if node.type in ("tuple_pattern", "slice_pattern"):
        return ir.Sequence(start, end, tuple([target(lowering, part) for part in node.named_children]))
    return ir.Unknown(start, end, ())


def block(lowering: Lowering, node: Node | None) -> tuple[ir.Statement, ...]:
    """The statements of a block, or an expression that stands where a block may."""
    if node is None:
        return ()
    if node.type == "else_clause":
        parts = written(node)
        return block(lowering, parts[0]) if parts else ()
    if node.type in ("unsafe_block", "async_block", "try_block", "const_block"):
        parts = written(node)
        return block(lowering, parts[-1]) if parts else ()
    return lowering.block(written(node) if node.type == "block" else [node])


def branch(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`if test {…} else …`, `if let pattern = value {…}`."""
    condition = node.child_by_field_name("condition")
    test = _test(lowering, condition, out)
    then, other = (
        block(lowering, node.child_by_field_name("consequence")),
        block(lowering, node.child_by_field_name("alternative")),
    )
    out.append(ir.If(node.start_byte, node.end_byte, test, then, other))


def _test(lowering: Lowering, node: Node | None, out: list[ir.Statement]) -> ir.Expression:
    """A test; what its patterns bind is bound before."""
    if node is None:
        return ir.Literal(0, 0, None)
    if node.type == "let_condition":
        pattern, value = node.child_by_field_name("pattern"), field(lowering, node, "value")
        start, end = node.start_byte, node.end_byte
        if pattern is not None:
            out.append(ir.Assignment(start, end, target(lowering, pattern), value, "", "", True))
        return ir.Unknown(start, start, ())
    if node.type == "let_chain":
        for child in written(node):
            _test(lowering, child, out)
        return ir.Unknown(node.start_byte, node.start_byte, ())
    return lowering.expression(node)


def match(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`match value { pattern => …, … }`."""
    subject = field(lowering, node, "value")
    inside = node.child_by_field_name("body")
    cases = [_arm(lowering, arm, subject) for arm in written(inside) if arm.type == "match_arm"] if inside else []
    out.append(ir.Switch(node.start_byte, node.end_byte, subject, tuple(cases)))


def _arm(lowering: Lowering, arm: Node, subject: ir.Expression) -> ir.Case:
    start, end = arm.start_byte, arm.end_byte
    pattern = arm.child_by_field_name("pattern")
    parts = written(pattern) if pattern is not None else []
    condition = pattern.child_by_field_name("condition") if pattern is not None else None
    guard = lowering.expression(condition) if condition is not None else None
    body = block(lowering, arm.child_by_field_name("value"))
    first = parts[0] if parts and parts[0] != condition else None
    if first is None:
        return ir.Case(start, end, (), None, guard, body)
    tests = [literal for one in _either(first) if (literal := _literal(lowering, one)) is not None]
    if tests:
        return ir.Case(start, end, tuple(tests), None, guard, body)
    to = target(lowering, first)
    if isinstance(to, ir.Name) and first.type == "identifier":
        return ir.Case(start, end, (), None, guard, (ir.Assignment(start, end, to, subject, "", "", True), *body))
    bound = ir.Assignment(start, end, to, None if isinstance(to, ir.Unknown) else subject, "", "", True)
    return ir.Case(start, end, (ir.Unknown(start, start, ()),), None, guard, (bound, *body))


def _either(node: Node) -> list[Node]:
    return [one for part in written(node) for one in _either(part)] if node.type == "or_pattern" else [node]


def _literal(lowering: Lowering, node: Node) -> ir.Expression | None:
    """The literal that a pattern compares with: `"a"`, `Some("a")`."""
    if node.type == "tuple_struct_pattern" and len(written(node)) == 2:
        return _literal(lowering, written(node)[1])
    return lowering.expression(node) if node.type.endswith("_literal") else None


def loop(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`loop`, `while`, `while let`, `for`."""
    start, end = node.start_byte, node.end_byte
    body = block(lowering, node.child_by_field_name("body"))
    if node.type == "for_expression":
        pattern, value = node.child_by_field_name("pattern"), node.child_by_field_name("value")
        over, iterable = (target(lowering, pattern) if pattern else None), _iterable(lowering, value, node)
        out.append(ir.Loop(start, end, over, iterable, None, False, body, ()))
        return
    condition = node.child_by_field_name("condition")
    before: list[ir.Statement] = []
    test = _test(lowering, condition, before) if condition is not None else None
    if isinstance(test, ir.Literal) and test.value is True:
        test = None
    out.append(ir.Loop(start, end, None, None, test, False, (*before, *body), ()))


def _iterable(lowering: Lowering, value: Node | None, node: Node) -> ir.Expression:
    """What a loop is over; a range counts."""
    if value is None:
        return nothing(lowering, node)
    core = _core(value)
    if core.type == "range_expression":
        counter = ir.Name(core.start_byte, core.start_byte, "range")
        return common.call(core, counter, lowering.parts(core))
    return lowering.expression(value)


def returned(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`return value`; returning an error is raising it."""
    parts = written(node)
    start, end = node.start_byte, node.end_byte
    if parts and lowering.text(parts[0]).startswith("Err("):
        out.append(ir.Raise(start, end, ir.Unknown(start, end, (lowering.expression(parts[0]),))))
        return
    common.returned(lowering, node, out)


def expression(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """An expression as a statement: many are what other languages have statements for."""
    for child in written(node):
        core = _core(child)
        handler = lowering.statements.get(core.type)
        if handler is not None:
            handler(lowering, core, out)
        else:
            evaluate(lowering, child, out)


def braced(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A block as a statement."""
    out.append(ir.Block(node.start_byte, node.end_byte, block(lowering, node)))


def value_of(lowering: Lowering, node: Node) -> ir.Expression:
    """A block, branch or loop as a value."""
    body = lowering.block([node])
    value = alone(body)
    if value is not None:
        return value
    start, end = node.start_byte, node.end_byte
    made = ir.Function(start, end, "", (), tail(body, returning), (), None, False)
    return ir.Call(start, end, made, (), False)


def closure(lowering: Lowering, node: Node) -> ir.Expression:
    """`|a, b| …`."""
    start, end = node.start_byte, node.end_byte
    body = tail(block(lowering, node.child_by_field_name("body")), returning)
    return ir.Function(
        start, end, "", parameters(lowering, node.child_by_field_name("parameters")), body, (), None, False
    )


def parameters(lowering: Lowering, node: Node | None) -> tuple[ir.Parameter, ...]:
    """The parameters, but for the receiver."""
    found: list[ir.Parameter] = []
    for child in written(node) if node is not None else ():
        if child.type == "self_parameter":
            continue
        pattern, kind = child.child_by_field_name("pattern"), child.child_by_field_name("type")
        annotation = lowering.text(kind).lstrip("&").removeprefix("mut ").replace("::", ".") if kind is not None else ""
        to = target(lowering, pattern if pattern is not None else child)
        if pattern is not None and pattern.type == "tuple_struct_pattern" and len(written(pattern)) == 2:
            to = target(lowering, written(pattern)[1])  # a pattern that always fits is a wrapper's
        found.append(ir.Parameter(child.start_byte, child.end_byte, to, None, "", annotation))
    return tuple(found)


EXPRESSIONS: dict[str, ToExpression] = {
    **dict.fromkeys(("block", "if_expression", "match_expression", "unsafe_block", "loop_expression"), value_of),
    "async_block": value_of,
    "closure_expression": closure,
}

STATEMENTS: dict[str, ToStatements] = {
    "async_block": braced,
    "block": braced,
    "break_expression": common.jump("break"),
    "continue_expression": common.jump("continue"),
    "empty_statement": common.dropped,
    "expression_statement": expression,
    "for_expression": loop,
    "if_expression": branch,
    "let_declaration": let,
    "loop_expression": loop,
    "macro_definition": common.dropped,
    "match_expression": match,
    "return_expression": returned,
    "unsafe_block": braced,
    "while_expression": loop,
}
