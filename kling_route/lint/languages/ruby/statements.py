"""Ruby's statements: assignments, branches, loops, `case`, `begin … rescue`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.ruby.lowering import ruby
from kling_route.lint.languages.tails import tail
from kling_route.lint.languages.tree import Lowering, evaluate, field, nothing, several, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements

_PARTS = ("rescue", "else", "ensure")
RETRY = "retry"
"""What runs all again that is rescued: another round of a loop that otherwise ends after the first."""
_JUMPS = ("break", "next")
_OWN = frozenset(("while", "until", "for", "block", "do_block", "lambda", "method", "begin"))
_BRANCHING = frozenset(("if", "unless", "case", "case_match", "begin"))
GROUPS = frozenset(("then", "do", "else", "body_statement", "block_body", "begin", "ensure"))


def statements(lowering: Lowering, nodes: Iterable[Node]) -> tuple[ir.Statement, ...]:
    """Statements, with what rescues them."""
    nodes = list(nodes)
    plain = [node for node in nodes if node.type not in _PARTS]
    body = lowering.block(plain)
    handlers: list[ir.Handler] = []
    other: tuple[ir.Statement, ...] = ()
    final: tuple[ir.Statement, ...] = ()
    for node in nodes:
        if node.type == "rescue":
            handlers.append(_handler(lowering, node))
        elif node.type == "else":
            other = statements(lowering, written(node))
        elif node.type == "ensure":
            final = statements(lowering, written(node))
    if not handlers and not final:
        return (*body, *other)
    start, end = nodes[0].start_byte, nodes[-1].end_byte
    tried = ir.Try(start, end, body, tuple(handlers), other, final)
    tries_again = any(_has(node, RETRY) for node in nodes if node.type == "rescue")
    if not tries_again or any(_has(node, *_JUMPS) for node in nodes):
        return (tried,)
    around = nodes[0].parent
    start = around.start_byte if around is not None else start
    return (ir.Loop(start, end, None, None, None, False, (tried, ir.Jump(end, end, "break")), ()),)


def _has(node: Node, *types: str) -> bool:
    """Whether there is a node of one of the types, outside of loops and of what else is rescued."""
    if node.type in types:
        return True
    return node.type not in _OWN and any(_has(child, *types) for child in node.named_children)


def _handler(lowering: Lowering, node: Node) -> ir.Handler:
    types, variable = node.child_by_field_name("exceptions"), node.child_by_field_name("variable")
    caught = lowering.parts(types) if types is not None else ()
    names = written(variable) if variable is not None else []
    name = ir.Name(names[0].start_byte, names[0].end_byte, lowering.text(names[0])) if names else None
    return ir.Handler(node.start_byte, node.end_byte, caught, name, group(lowering, node.child_by_field_name("body")))


def group(lowering: Lowering, node: Node | None) -> tuple[ir.Statement, ...]:
    """The statements of a body, or the one that stands there."""
    if node is None:
        return ()
    return statements(lowering, written(node) if node.type in GROUPS else [node])


def assignment(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`target = value`; branches on the right give their values to the target."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None:
        evaluate(lowering, node, out)
        return
    start, end = node.start_byte, node.end_byte
    place = ruby(lowering).places[-1]
    to = target(lowering, left)
    declared = left.type == "identifier" and place.node is not None and place.blocks == 0
    if right.type in _BRANCHING:
        body = lowering.block([right])
        out.extend(tail(body, lambda value: ir.Assignment(start, end, to, value, "", "", declared)))
        return
    if right.type == "assignment":
        assignment(lowering, right, out)
        right = right.child_by_field_name("left") or right
    out.append(ir.Assignment(start, end, to, lowering.expression(right), "", "", declared))


def target(lowering: Lowering, node: Node) -> ir.Expression:
    """What is assigned to: a name is a variable here, whatever methods there are."""
    start, end = node.start_byte, node.end_byte
    if node.type in ("identifier", "constant"):
        return ir.Name(start, end, lowering.text(node))
    if node.type == "call":
        name = node.child_by_field_name("method")
        if name is not None and node.child_by_field_name("receiver") is not None:
            return ir.Attribute(start, end, field(lowering, node, "receiver"), lowering.text(name), name.start_byte)
    if node.type in ("left_assignment_list", "destructured_left_assignment", "destructured_parameter"):
        return ir.Sequence(start, end, tuple([target(lowering, child) for child in written(node)]))
    if node.type in ("rest_assignment", "splat_parameter"):
        names = written(node)
        rest = target(lowering, names[0]) if names else nothing(lowering, node)
        return ir.Spread(start, end, rest)
    return lowering.expression(node)


def branch(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`if`, `unless`, `elsif`, before or behind what they decide on."""
    test = field(lowering, node, "condition")
    if node.type.startswith("unless"):
        test = ir.Not(test[0], test[1], test)
    then = group(lowering, node.child_by_field_name("consequence") or node.child_by_field_name("body"))
    other = group(lowering, node.child_by_field_name("alternative"))
    out.append(ir.If(node.start_byte, node.end_byte, test, then, other))


def loop(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`while`, `until`, before or behind their bodies; `begin … end while` runs its body first."""
    test: ir.Expression | None = field(lowering, node, "condition")
    body = node.child_by_field_name("body")
    if node.type.startswith("until") and test is not None:
        test = ir.Not(test[0], test[1], test)
    if isinstance(test, ir.Literal) and test.value is True:
        test = None
    last = node.type.endswith("_modifier") and body is not None and body.type == "begin"
    out.append(ir.Loop(node.start_byte, node.end_byte, None, None, test, last, group(lowering, body), ()))


def for_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`for name in values`."""
    pattern, values = node.child_by_field_name("pattern"), node.child_by_field_name("value")
    over = target(lowering, pattern) if pattern is not None else None
    held = written(values) if values is not None else []
    iterable = lowering.expression(held[0]) if held else nothing(lowering, node)
    body = group(lowering, node.child_by_field_name("body"))
    out.append(ir.Loop(node.start_byte, node.end_byte, over, iterable, None, False, body, ()))


def returned(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`return values`."""
    given = written(node)
    value = several(lowering, node, written(given[0])) if given else None
    out.append(ir.Return(node.start_byte, node.end_byte, value))


def next_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`next`: goes on with the loop, or returns from the block."""
    if ruby(lowering).places[-1].blocks:
        returned(lowering, node, out)
    else:
        out.append(ir.Jump(node.start_byte, node.end_byte, "continue"))


def begun(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`begin … end`."""
    out.extend(statements(lowering, written(node)))


STATEMENTS: dict[str, ToStatements] = {
    "alias": common.dropped,
    "assignment": assignment,
    "begin": begun,
    "begin_block": begun,
    "break": common.jump("break"),
    "comment": common.dropped,
    "empty_statement": common.dropped,
    "for": for_,
    "heredoc_body": common.dropped,
    "if": branch,
    "elsif": branch,
    "if_modifier": branch,
    "next": next_,
    "parenthesized_statements": begun,
    RETRY: common.jump("continue"),
    "return": returned,
    "undef": common.dropped,
    "uninterpreted": common.dropped,
    "unless": branch,
    "unless_modifier": branch,
    "until": loop,
    "until_modifier": loop,
    "while": loop,
    "while_modifier": loop,
}
