"""Swift's statements: branches with bindings, loops, `switch`, `do … catch`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.tree import Lowering, field, nothing, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements

_COUNTER = "range"


def body(lowering: Lowering, node: Node | None) -> tuple[ir.Statement, ...]:
    """The statements in a node."""
    if node is None:
        return ()
    if node.type == "statements":
        return lowering.block(node.named_children)
    return tuple([one for child in written(node) if child.type == "statements" for one in body(lowering, child)])


def pattern(lowering: Lowering, node: Node) -> ir.Expression:
    """What a pattern binds."""
    start, end = node.start_byte, node.end_byte
    bound = node.child_by_field_name("bound_identifier")
    if bound is not None:
        return ir.Name(bound.start_byte, bound.end_byte, lowering.text(bound))
    if node.type == "simple_identifier":
        return ir.Name(start, end, lowering.text(node))
    parts = [child for child in written(node) if child.type in ("pattern", "simple_identifier")]
    if len(parts) == 1:
        return pattern(lowering, parts[0])
    return (
        ir.Sequence(start, end, tuple([pattern(lowering, part) for part in parts]))
        if parts
        else nothing(lowering, node)
    )


def conditions(lowering: Lowering, node: Node, out: list[ir.Statement]) -> ir.Expression:
    """The test of a node; what it binds (`let name = value`, `case .success(let name) = value`) is bound before."""
    test: ir.Expression | None = None
    for group in _groups(node):
        value = _condition(lowering, group, out)
        if value is not None:
            test = value if test is None else ir.Logical(test[0], value[1], "and", test, value)
    return test or nothing(lowering, node)


def _groups(node: Node) -> list[list[Node]]:
    """The conditions of a node: what stands between its commas, but for those in a tuple."""
    groups: list[list[Node]] = [[]]
    depth = 0
    for child in node.children[1:]:
        if child.type in ("statements", "{", "else", "}"):
            break
        depth += (child.type == "(") - (child.type == ")")
        if child.type == "," and not depth:
            groups.append([])
        else:
            groups[-1].append(child)
    return [group for group in groups if group]


def _condition(lowering: Lowering, group: list[Node], out: list[ir.Statement]) -> ir.Expression | None:
    """One condition: a test; None for what binds names where there is a value."""
    start, end = group[0].start_byte, group[-1].end_byte
    signs = [child.type for child in group]
    if signs[0] not in ("value_binding_pattern", "case") or "=" not in signs:
        parts = [lowering.expression(child) for child in group if child.is_named]
        return parts[0] if len(parts) == 1 else ir.Unknown(start, end, tuple(parts))
    at = signs.index("=")
    bound = [pattern(lowering, child) for child in _bound(group[:at])]
    value = lowering.expression(group[-1])
    if bound:
        target = bound[0] if len(bound) == 1 else ir.Sequence(start, group[at].start_byte, tuple(bound))
        out.append(ir.Assignment(start, end, target, value, "", "", True))
    return None if bound else ir.Unknown(start, start, (value,))


def _bound(nodes: list[Node]) -> Iterator[Node]:
    """The patterns that name something: not the name of a case, or a type."""
    for before, node in zip((None, *nodes), nodes, strict=False):
        named = node.type == "pattern" or (node.type == "simple_identifier" and (before is None or before.type != "."))
        if named:
            yield node


def branch(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`if … else …`."""
    test = conditions(lowering, node, out)
    parts = [child for child in node.children if child.type in ("statements", "else", "if_statement", "}")]
    then: tuple[ir.Statement, ...] = ()
    other: tuple[ir.Statement, ...] = ()
    past = False
    for part in parts:
        if part.type == "else":
            past = True
        elif part.type == "statements" and past:
            other = body(lowering, part)
        elif part.type == "statements":
            then = body(lowering, part)
        elif part.type == "if_statement" and past:
            other = lowering.block([part])
    out.append(ir.If(node.start_byte, node.end_byte, test, then, other))


def guard(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`guard test else {…}`."""
    test = conditions(lowering, node, out)
    negated = ir.Not(test[0], test[1], test)
    out.append(ir.If(node.start_byte, node.end_byte, negated, body(lowering, node), ()))


def for_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`for item in collection`; a range counts."""
    item, over = node.child_by_field_name("item"), node.child_by_field_name("collection")
    target = pattern(lowering, item) if item is not None else None
    if over is not None and over.type == "range_expression":
        counter = ir.Name(over.start_byte, over.start_byte, _COUNTER)
        iterable: ir.Expression = common.call(over, counter, lowering.parts(over))
    else:
        iterable = field(lowering, node, "collection")
    out.append(ir.Loop(node.start_byte, node.end_byte, target, iterable, None, False, body(lowering, node), ()))


def while_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`while test {…}`, `repeat {…} while test`."""
    before: list[ir.Statement] = []
    last = node.type == "repeat_while_statement"
    test: ir.Expression | None = field(lowering, node, "condition") if last else conditions(lowering, node, before)
    if isinstance(test, ir.Literal) and test.value is True:
        test = None
    inside = (*before, *body(lowering, node))
    out.append(ir.Loop(node.start_byte, node.end_byte, None, None, test, last, inside, ()))


def switch(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`switch value {…}`: cases do not run on."""
    cases: list[ir.Case] = []
    for entry in written(node):
        if entry.type != "switch_entry":
            continue
        start, end = entry.start_byte, entry.end_byte
        tests = tuple(_tests(lowering, [child for child in written(entry) if child.type == "switch_pattern"]))
        inside = [one for one in body(lowering, entry) if not (isinstance(one, ir.Jump) and one.kind == "break")]
        cases.append(ir.Case(start, end, tests, None, None, tuple(inside)))
    out.append(ir.Switch(node.start_byte, node.end_byte, field(lowering, node, "expr"), tuple(cases)))


def _tests(lowering: Lowering, nodes: Iterable[Node]) -> Iterable[ir.Expression]:
    for node in nodes:
        parts = written(node)
        literal = written(parts[0])[0] if parts and len(written(parts[0])) == 1 else None
        is_literal = literal is not None and literal.type.endswith("_literal")
        yield (
            lowering.expression(literal)
            if literal is not None and is_literal
            else ir.Unknown(node.start_byte, node.start_byte, ())
        )


def do(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`do {…} catch {…}`."""
    handlers: list[ir.Handler] = []
    for child in written(node):
        if child.type == "catch_block":
            error = child.child_by_field_name("error")
            name = ir.Name(child.start_byte, child.start_byte, "error") if error is None else None
            handlers.append(ir.Handler(child.start_byte, child.end_byte, (), name, body(lowering, child)))
    if handlers:
        out.append(ir.Try(node.start_byte, node.end_byte, body(lowering, node), tuple(handlers), (), ()))
    else:
        out.append(ir.Block(node.start_byte, node.end_byte, body(lowering, node)))


def transfer(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`return`, `throw`, `break`, `continue`."""
    word = node.children[0].type if node.children else ""
    start, end = node.start_byte, node.end_byte
    result = node.child_by_field_name("result")
    if word == "throw_keyword":
        parts = written(node)
        out.append(ir.Raise(start, end, lowering.expression(parts[-1]) if len(parts) > 1 else None))
    elif word in ("break", "continue"):
        out.append(ir.Jump(start, end, word))
    else:
        out.append(ir.Return(start, end, lowering.optional(result)))


STATEMENTS: dict[str, ToStatements] = {
    "control_transfer_statement": transfer,
    "directive": common.dropped,
    "do_statement": do,
    "for_statement": for_,
    "guard_statement": guard,
    "if_statement": branch,
    "repeat_while_statement": while_,
    "switch_statement": switch,
    "while_statement": while_,
}
