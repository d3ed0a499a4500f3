"""`switch`: which statements each case runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.ir import Case, Expression, Jump, Raise, Return, Statement, Switch
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.javascript.lowering import Lowering, ToStatements


CASES = frozenset({"switch_case", "switch_default"})
MOST_REPEATED = 200
"""How many statements may stand twice because one case runs on into the next."""


class Branch(NamedTuple):
    """One `case` as written; `test` is None for the default."""

    start: int
    end: int
    test: Expression | None
    body: tuple[Statement, ...]


def switch(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    subject = lowering.required(node, "value")
    body = node.child_by_field_name("body")
    branches = [] if body is None else [branch(lowering, child) for child in body.children if child.type in CASES]
    out.append(Switch(node.start_byte, node.end_byte, subject, tuple(cases(branches))))


def branch(lowering: Lowering, node: Node) -> Branch:
    test = lowering.field(node, "value") if node.type == "switch_case" else None
    nodes = node.children_by_field_name("body")
    if len(nodes) == 1 and nodes[0].type == "statement_block":
        nodes = nodes[0].named_children
    return Branch(node.start_byte, node.end_byte, test, lowering.block(nodes))


def cases(branches: list[Branch]) -> list[Case]:
    """Merge cases with an empty body into the next one, and let a case without an end run on into the next.

    Where the default shares its body with tests, it stands a second time as a case without tests.
    """
    bodies = running_on(branches)
    merged: list[Case] = []
    tests: list[Expression] = []
    default = False
    start = None
    for one, body in zip(branches, bodies, strict=True):
        start = one.start if start is None else start
        if one.test is None:
            default = True
        else:
            tests.append(one.test)
        if one.body or one is branches[-1]:
            if tests:
                merged.append(Case(start, one.end, tuple(tests), None, None, body))
            if default:
                merged.append(Case(start, one.end, (), None, None, body))
            tests, default, start = [], False, None
    return merged


def running_on(branches: list[Branch]) -> list[tuple[Statement, ...]]:
    """The statements that each branch runs, with its closing `break` left out."""
    bodies: list[tuple[Statement, ...]] = []
    following: tuple[Statement, ...] = ()
    repeated = 0
    for one in reversed(branches):
        last = one.body[-1] if one.body else None
        if isinstance(last, Jump) and last.kind == "break":
            following = one.body[:-1]
        elif isinstance(last, Jump | Return | Raise):
            following = one.body
        elif one.body:
            repeated += len(following)
            following = one.body + following if repeated <= MOST_REPEATED else one.body
        bodies.append(following)
    return bodies[::-1]


STATEMENTS: dict[str, ToStatements] = {"switch_statement": switch}
