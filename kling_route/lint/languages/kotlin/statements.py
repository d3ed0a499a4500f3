"""Kotlin's statements: declarations, loops, jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages import common
from kling_route.lint.languages.kotlin.branches import BRANCHING, nested
from kling_route.lint.languages.kotlin.calls import inlined
from kling_route.lint.languages.kotlin.functions import pattern
from kling_route.lint.languages.kotlin.lowering import KotlinLowering
from kling_route.lint.languages.tails import returning, tail
from kling_route.lint.languages.tree import Lowering, field, nothing, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements

_JUMPS = frozenset(("break", "continue"))
_RANGE = "range"
_REPEAT = "repeat"


def variable(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`val name: T = value`, `val (a, b) = value`, `val name by lazy {…}`."""
    start, end = node.start_byte, node.end_byte
    target: ir.Expression = nothing(lowering, node)
    annotation = ""
    value: Node | None = None
    for child in written(node):
        if child.type in ("variable_declaration", "multi_variable_declaration"):
            target = pattern(lowering, child)
            kinds = [part for part in written(child) if part.type.endswith("type")]
            annotation = lowering.text(kinds[0]).rstrip("?") if kinds and child.type == "variable_declaration" else ""
        elif child.type == "property_delegate":
            value = _delegate(child)
        elif isinstance(target, (ir.Name, ir.Sequence)) and child.type not in ("getter", "setter", "type_constraints"):
            value = child
    if value is not None and value.type in BRANCHING:
        made = lowering.block([value])
        out.extend(tail(made, lambda given: ir.Assignment(start, end, target, given, "", annotation, True)))
    else:
        out.append(ir.Assignment(start, end, target, lowering.optional(value), "", annotation, True))


def _delegate(node: Node) -> Node | None:
    """What a delegated property holds: the value that the block of `lazy` ends with."""
    for part in written(node):
        blocks = [written(child) for child in written(part) if child.type == "annotated_lambda"]
        inside = written(blocks[0][-1]) if blocks and blocks[0] else []
        if inside:
            return inside[-1]
    return None


def assignment(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`target = value`, `target += value`."""
    assert isinstance(lowering, KotlinLowering)
    start, end = node.start_byte, node.end_byte
    operator, right = node.child_by_field_name("operator"), node.child_by_field_name("right")
    sign = lowering.text(operator).removesuffix("=") if operator is not None else ""
    target = field(lowering, node, "left")
    if isinstance(target, ir.Name) and lowering.receivers and target.id not in lowering.declared:
        owner = ir.Name(target.start, target.start, lowering.receivers[-1])
        target = ir.Attribute(target.start, target.end, owner, target.id, target.start)
    if right is not None and right.type in BRANCHING:
        out.extend(tail(lowering.block([right]), lambda given: ir.Assignment(start, end, target, given, sign, "")))
    else:
        out.append(ir.Assignment(start, end, target, field(lowering, node, "right"), sign, ""))


def over(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`for (item in items)`; a range counts."""
    parts = [child for child in written(node) if child.type not in ("label", "block")]
    if len(parts) < 2:
        return
    target, items = pattern(lowering, parts[0]), parts[1]
    held = [child for child in written(node) if child not in parts[:2] and child.type != "label"]
    repeated = tuple([one for child in held for one in nested(lowering, child)])
    start, end = node.start_byte, node.end_byte
    iterable = lowering.expression(items)
    if items.type == "range_expression" or (items.type == "infix_expression" and len(written(items)) == 3):
        bounds = [written(items)[0], written(items)[-1]]
        counter = ir.Name(items.start_byte, items.start_byte, _RANGE)
        iterable = common.call(items, counter, [lowering.expression(bound) for bound in bounds])
    out.append(ir.Loop(start, end, target, iterable, None, False, repeated, ()))


def while_(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`while (test) {…}`, `do {…} while (test)`."""
    test = field(lowering, node, "condition")
    condition = node.child_by_field_name("condition")
    held = [child for child in written(node) if child != condition and child.type != "label"]
    repeated = tuple([one for child in held for one in nested(lowering, child)])
    last = node.type.startswith("do")
    endless = isinstance(test, ir.Literal) and test.value is True
    out.append(ir.Loop(node.start_byte, node.end_byte, None, None, None if endless else test, last, repeated, ()))


def called(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A call as a statement; `repeat (times) {…}` is a loop."""
    start, end = node.start_byte, node.end_byte
    statements = inlined(lowering, node)
    if statements:
        out.append(ir.Block(start, end, statements))
        return
    value = lowering.expression(node)
    if isinstance(value, ir.Call) and isinstance(value.callee, ir.Name) and value.callee.id == _REPEAT:
        *given, last = [argument.value for argument in value.arguments] or [value]
        if isinstance(last, ir.Function) and given:
            target = last.parameters[0].target if last.parameters else None
            items = common.call(node, ir.Name(start, start, _RANGE), given)
            repeated = tuple([_going_on(one) for one in last.body])
            out.append(ir.Loop(start, end, target or nothing(lowering, node), items, None, False, repeated, ()))
            return
    out.append(ir.Evaluate(start, end, value))


def _going_on(last: ir.Statement) -> ir.Statement:
    """What the block of a loop ends with is no value that is returned."""
    return ir.Evaluate(last.start, last.end, last.value) if isinstance(last, ir.Return) and last.value else last


def named(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """A variable as a statement; `break` and `continue` are names for the grammar."""
    text = lowering.text(node)
    if text in _JUMPS:
        out.append(ir.Jump(node.start_byte, node.end_byte, text))
    else:
        out.append(ir.Evaluate(node.start_byte, node.end_byte, lowering.expression(node)))


def returned(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`return value`, `return@label value`."""
    label = node.child_by_field_name("label")
    parts = [child for child in written(node) if child != label]
    if parts and parts[0].type in BRANCHING:
        out.extend(tail(lowering.block(parts), returning))
        return
    value = lowering.expression(parts[0]) if parts else None
    out.append(ir.Return(node.start_byte, node.end_byte, value))


def imports(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`import a.b.name as alias`, `import a.b.*`."""
    parts = written(node)
    if not parts:
        return
    start, end = node.start_byte, node.end_byte
    if common.marked(node, "*"):
        out.append(ir.Import(start, end, lowering.text(parts[0]), (ir.ImportedName(start, end, "*", "*"),)))
        return
    module, _, name = lowering.text(parts[0]).rpartition(".")
    alias = lowering.text(parts[1]) if len(parts) > 1 else name
    out.append(ir.Import(start, end, module, (ir.ImportedName(start, end, name, alias),)))


STATEMENTS: dict[str, ToStatements] = {
    "assignment": assignment,
    "block": common.braced,
    "call_expression": called,
    "do_while_statement": while_,
    "file_annotation": common.dropped,
    "for_statement": over,
    "identifier": named,
    "import": imports,
    "package_header": common.dropped,
    "property_declaration": variable,
    "return_expression": returned,
    "throw_expression": common.raised,
    "type_alias": common.dropped,
    "while_statement": while_,
}
