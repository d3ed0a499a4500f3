"""The shell's `case`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.shell import patterns
from kling_route.lint.languages.tree import Lowering, field, written

if TYPE_CHECKING:
    from tree_sitter import Node

_WILDCARD = re.compile(r"[*?\[]")
_ANYTHING = "*"
_SUBJECT = "case"
"""The variable that a subject is kept in which is computed."""


def case(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`case … in … esac`: branches, where patterns with wildcards are understood; else a switch in which a pattern with
    wildcards has an unknown shape. `*` alone is the default.
    """
    subject = field(lowering, node, "value")
    items = [item for item in written(node) if item.type == "case_item"]
    shapes = [value for item in items for value in item.children_by_field_name("value") if _is_wild(lowering, value)]
    if not any(_shape(lowering, subject, value) for value in shapes):
        out.append(ir.Switch(node.start_byte, node.end_byte, subject, tuple([_case(lowering, item) for item in items])))
        return
    if not isinstance(subject, ir.Name):
        kept = ir.Name(subject.start, subject.end, _SUBJECT)
        out.append(ir.Assignment(subject.start, subject.end, kept, subject, "", ""))
        subject = kept
    other: tuple[ir.Statement, ...] = ()
    for item in reversed(items):
        values = item.children_by_field_name("value")
        if any(lowering.text(value) == _ANYTHING for value in values):
            other = _body(lowering, item)
            continue
        test = _test(lowering, subject, values)
        other = (ir.If(item.start_byte, item.end_byte, test, _body(lowering, item), other),)
    out.extend(other)


def _body(lowering: Lowering, item: Node) -> tuple[ir.Statement, ...]:
    ids = {value.id for value in item.children_by_field_name("value")}
    return lowering.block([child for child in item.named_children if child.id not in ids])


def _case(lowering: Lowering, item: Node) -> ir.Case:
    values = item.children_by_field_name("value")
    start, end = item.start_byte, item.end_byte
    wild = any(_is_wild(lowering, value) for value in values)
    tests = () if wild else tuple([lowering.expression(value) for value in values])
    anything = any(lowering.text(value) == _ANYTHING for value in values)
    pattern = ir.Unknown(start, start, ()) if wild and not anything else None
    return ir.Case(start, end, tests, pattern, None, _body(lowering, item))


def _test(lowering: Lowering, subject: ir.Expression, values: list[Node]) -> ir.Expression:
    """Whether one of some patterns fits."""
    found: list[ir.Expression] = []
    for value in values:
        start, end = value.start_byte, value.end_byte
        if _is_wild(lowering, value):
            found.append(_shape(lowering, subject, value) or ir.Unknown(start, end, ()))
        else:
            found.append(ir.Compare(start, end, "==", subject, lowering.expression(value)))
    test = found[0]
    for part in found[1:]:
        test = ir.Logical(test.start, part.end, "or", test, part)
    return test


def _shape(lowering: Lowering, subject: ir.Expression, value: Node) -> ir.Expression | None:
    return patterns.glob(subject, lowering.text(value), value.start_byte, value.end_byte)


def _is_wild(lowering: Lowering, value: Node) -> bool:
    text = lowering.text(value)
    return value.type != "string" and not text.startswith("'") and _WILDCARD.search(text) is not None
