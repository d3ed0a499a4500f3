"""Go's statements: assignments, branches, loops, `select`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.tree import Lowering, broken, inner, several, unknown, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements

BLANK = "_"


def assignment(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`left = right`, `left := right`, `left += right`."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None:
        broken(lowering, node, out)
        return
    operator = node.child_by_field_name("operator")
    sign = lowering.text(operator).removesuffix("=") if operator is not None else ""
    assign(lowering, node, written(left), written(right), sign, node.type == "short_var_declaration", out)


def assign(
    lowering: Lowering,
    node: Node,
    left: list[Node],
    right: list[Node],
    operator: str,
    declared: bool,
    out: list[ir.Statement],
) -> None:
    """Give values to targets, side by side; the several values of one call go to a sequence."""
    start, end = node.start_byte, node.end_byte
    targets = [target(lowering, one) for one in left]
    values = [lowering.expression(one) for one in right]
    if len(targets) == len(values):
        pairs = list(zip(targets, values, strict=True))
    elif len(values) == 1 and isinstance(values[0], ir.Call):
        pairs = [(ir.Sequence(left[0].start_byte, left[-1].end_byte, tuple(targets)), values[0])]
    elif values:
        pairs = [(targets[0], values[0])]
        pairs += [(other, ir.Unknown(end, end, ())) for other in targets[1:]]
    else:
        pairs = []
    out.extend([ir.Assignment(start, end, to, value, operator, "", declared) for to, value in pairs])


def target(lowering: Lowering, node: Node) -> ir.Expression:
    """What is assigned to; `_` is nothing."""
    if lowering.text(node) == BLANK:
        return ir.Unknown(node.start_byte, node.end_byte, ())
    return lowering.expression(node)


def stepped(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`i++`."""
    out.append(common.stepped(node, inner(lowering, node), "+" if node.type == "inc_statement" else "-"))


def returned(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`return a, b`."""
    lists = written(node)
    values = written(lists[0]) if lists else []
    value = several(lowering, node, values) if lists else None
    filled = [at for at, one in enumerate(values) if one.type == "call_expression"]
    if isinstance(value, ir.Sequence) and filled and values[0].type == "unary_expression":
        value = _after(value, filled, out)
    out.append(ir.Return(node.start_byte, node.end_byte, value))


def _after(value: ir.Sequence, calls: list[int], out: list[ir.Statement]) -> ir.Sequence:
    """`return &result, decode(&result)`: what is pointed to is what it is once the calls are done."""
    items = list(value.items)
    for at in calls:
        start, end = items[at][:2]
        name = ir.Name(start, start, f"return@{start}")
        out.append(ir.Assignment(start, end, name, items[at], "", "", True))
        items[at] = name
    return value._replace(items=tuple(items))


def branch(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`if initializer; condition {…} else …`."""
    before = common.body(lowering, node.child_by_field_name("initializer"))
    condition = node.child_by_field_name("condition")
    test = lowering.expression(condition) if condition is not None else unknown(lowering, node)
    then = common.body(lowering, node.child_by_field_name("consequence"))
    other = common.body(lowering, node.child_by_field_name("alternative"))
    out.extend((*before, ir.If(node.start_byte, node.end_byte, test, then, other)))


def loop(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`for` in all its forms. Of `for i, v := range list`, only `v` is an element."""
    head = next((child for child in written(node) if child.type != "block"), None)
    repeated = common.body(lowering, node.child_by_field_name("body"))
    over: ir.Expression | None = None
    iterable: ir.Expression | None = None
    test: ir.Expression | None = None
    if head is not None and head.type == "range_clause":
        left, right = head.child_by_field_name("left"), head.child_by_field_name("right")
        names = written(left) if left is not None else []
        over = target(lowering, names[1]) if len(names) > 1 else None
        iterable = lowering.optional(right)
    elif head is not None and head.type == "for_clause":
        out.extend(common.body(lowering, head.child_by_field_name("initializer")))
        test = lowering.optional(head.child_by_field_name("condition"))
        repeated += common.body(lowering, head.child_by_field_name("update"))
    elif head is not None:
        test = lowering.expression(head)
    out.append(ir.Loop(node.start_byte, node.end_byte, over, iterable, test, False, repeated, ()))


def switch(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`switch value {…}`, `switch name := value.(type) {…}`, `select {…}`; without a value: branches."""
    out.extend(common.body(lowering, node.child_by_field_name("initializer")))
    value = node.child_by_field_name("value")
    subject = lowering.optional(value) or ir.Unknown(node.start_byte, node.start_byte, ())
    alias = node.child_by_field_name("alias")
    if alias is not None:
        names = [target(lowering, name) for name in written(alias)]
        out.extend([ir.Assignment(alias.start_byte, alias.end_byte, name, subject, "", "", True) for name in names])
    clauses = [child for child in written(node) if child.type.endswith("_case")]
    if node.type == "expression_switch_statement" and value is None:
        out.extend(_branches(lowering, clauses))
        return
    cases = tuple([_case(lowering, clause) for clause in clauses])
    out.append(ir.Switch(node.start_byte, node.end_byte, subject, cases))


def _case(lowering: Lowering, node: Node) -> ir.Case:
    """One case. A type is compared with nothing that is known; what a channel gives is bound before the body."""
    start, end = node.start_byte, node.end_byte
    values = node.child_by_field_name("value")
    before: tuple[ir.Statement, ...] = ()
    tests: tuple[ir.Expression, ...] = lowering.parts(values) if values is not None else ()
    if node.type in ("type_case", "communication_case"):
        tests = (ir.Unknown(start, start, ()),)
        before = common.body(lowering, node.child_by_field_name("communication"))
    return ir.Case(start, end, tests, None, None, (*before, *_inside(lowering, node)))


def _branches(lowering: Lowering, clauses: list[Node]) -> tuple[ir.Statement, ...]:
    """Cases that are tests of their own, as branches."""
    other: tuple[ir.Statement, ...] = ()
    for clause in sorted(clauses, key=lambda clause: clause.type != "default_case"):
        if clause.type == "default_case":
            other = _inside(lowering, clause)
    for clause in reversed(clauses):
        values = clause.child_by_field_name("value")
        if values is not None:
            tests = lowering.parts(values)
            test: ir.Expression = tests[0] if tests else ir.Unknown(clause.start_byte, clause.start_byte, ())
            for more in tests[1:]:
                test = ir.Logical(test[0], more[1], "or", test, more)
            other = (ir.If(clause.start_byte, clause.end_byte, test, _inside(lowering, clause), other),)
    return other


def _inside(lowering: Lowering, node: Node) -> tuple[ir.Statement, ...]:
    lists = [child for child in written(node) if child.type == "statement_list"]
    return lowering.block([part for one in lists for part in written(one)])


def received(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`value := <-channel` in a `select`."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is not None and right is not None:
        assign(lowering, node, written(left), [right], "", True, out)
    elif right is not None:
        value = lowering.expression(right)
        out.append(ir.Evaluate(value[0], value[1], value))


def flattened(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """What only groups statements."""
    out.extend(lowering.block(node.named_children))


def evaluated(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`go f()`, `defer f()`, a call as a statement."""
    value = inner(lowering, node)
    out.append(ir.Evaluate(node.start_byte, node.end_byte, value))


def sent(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`channel <- value`."""
    out.append(ir.Evaluate(node.start_byte, node.end_byte, unknown(lowering, node)))


def labeled(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """The statement behind a label."""
    out.extend(lowering.block([child for child in written(node) if child.type != "label_name"]))


STATEMENTS: dict[str, ToStatements] = {
    "assignment_statement": assignment,
    "block": common.braced,
    "break_statement": common.jump("break"),
    "continue_statement": common.jump("continue"),
    "defer_statement": evaluated,
    "dec_statement": stepped,
    "empty_statement": common.dropped,
    "expression_statement": evaluated,
    "expression_switch_statement": switch,
    "fallthrough_statement": common.dropped,
    "for_statement": loop,
    "go_statement": evaluated,
    "goto_statement": common.dropped,
    "if_statement": branch,
    "inc_statement": stepped,
    "labeled_statement": labeled,
    "package_clause": common.dropped,
    "receive_statement": received,
    "return_statement": returned,
    "select_statement": switch,
    "send_statement": sent,
    "short_var_declaration": assignment,
    "statement_list": flattened,
    "type_switch_statement": switch,
}
