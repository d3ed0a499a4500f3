"""Ruby's `case`: by equality, by class, by shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.ruby.expressions import kind_of
from kling_route.lint.languages.ruby.statements import group
from kling_route.lint.languages.tree import Lowering, field, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.tree import ToStatements

_CLASSES = ("constant", "scope_resolution")


def case(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`case value when …`; without a value, or with classes and ranges: tests one after the other."""
    value = node.child_by_field_name("value")
    clauses = [child for child in written(node) if child.type == "when"]
    default = [child for child in written(node) if child.type == "else"]
    other = group(lowering, default[0]) if default else ()
    patterns = [
        written(pattern)[0]
        for clause in clauses
        for pattern in clause.children_by_field_name("pattern")
        if written(pattern)
    ]
    if value is None or any(pattern.type in (*_CLASSES, "range") for pattern in patterns):
        for clause in reversed(clauses):
            test = _test(lowering, value, clause)
            then = group(lowering, clause.child_by_field_name("body"))
            other = (ir.If(clause.start_byte, clause.end_byte, test, then, other),)
        out.extend(other)
        return
    cases: list[ir.Case] = []
    for clause in clauses:
        tests = tuple(
            [
                lowering.expression(one)
                for pattern in clause.children_by_field_name("pattern")
                for one in written(pattern)
            ]
        )
        then = group(lowering, clause.child_by_field_name("body"))
        cases.append(ir.Case(clause.start_byte, clause.end_byte, tests, None, None, then))
    if default:
        cases.append(ir.Case(default[0].start_byte, default[0].end_byte, (), None, None, other))
    out.append(ir.Switch(node.start_byte, node.end_byte, lowering.expression(value), tuple(cases)))


def _test(lowering: Lowering, value: Node | None, clause: Node) -> ir.Expression:
    """The test of a clause; one of its patterns is enough."""
    found: ir.Expression | None = None
    for pattern in clause.children_by_field_name("pattern"):
        parts = written(pattern)
        if not parts:
            continue
        test = _one(lowering, value, parts[0])
        found = test if found is None else ir.Logical(found[0], test[1], "or", found, test)
    return found or ir.Unknown(clause.start_byte, clause.start_byte, ())


def _one(lowering: Lowering, value: Node | None, pattern: Node) -> ir.Expression:
    start, end = pattern.start_byte, pattern.end_byte
    if value is None:
        return lowering.expression(pattern)
    subject = lowering.expression(value)
    if pattern.type in _CLASSES:
        return kind_of(pattern, subject, lowering.expression(pattern))
    if pattern.type == "range":
        least, most = field(lowering, pattern, "begin"), field(lowering, pattern, "end")
        first, last = ir.Compare(start, end, ">=", subject, least), ir.Compare(start, end, "<=", subject, most)
        return ir.Logical(start, end, "and", first, last)
    return ir.Compare(start, end, "==", subject, lowering.expression(pattern))


def case_match(lowering: Lowering, node: Node, out: list[ir.Statement]) -> None:
    """`case value in …`: only the names in the patterns of hashes are followed."""
    cases: list[ir.Case] = []
    for clause in node.children_by_field_name("clauses"):
        start, end = clause.start_byte, clause.end_byte
        written_as = clause.child_by_field_name("pattern")
        pattern = _pattern(lowering, written_as) if written_as is not None else None
        tests = () if isinstance(pattern, ir.MappingPattern) else (pattern or ir.Unknown(start, start, ()),)
        shape = pattern if isinstance(pattern, ir.MappingPattern) else None
        cases.append(ir.Case(start, end, tests, shape, None, group(lowering, clause.child_by_field_name("body"))))
    default = node.child_by_field_name("else")
    if default is not None:
        cases.append(ir.Case(default.start_byte, default.end_byte, (), None, None, group(lowering, default)))
    out.append(ir.Switch(node.start_byte, node.end_byte, field(lowering, node, "value"), tuple(cases)))


def _pattern(lowering: Lowering, node: Node) -> ir.Expression:
    start, end = node.start_byte, node.end_byte
    if node.type == "identifier":
        return ir.Name(start, end, lowering.text(node))
    if node.type in ("string", "integer", "simple_symbol", "nil", "true", "false"):
        return lowering.expression(node)
    if node.type != "hash_pattern":
        return ir.Unknown(start, end, ())
    entries: list[ir.PatternEntry] = []
    for child in written(node):
        key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
        if child.type != "keyword_pattern" or key is None:
            continue
        name = lowering.text(key).strip(":")
        target = _pattern(lowering, value) if value is not None else ir.Name(key.start_byte, key.end_byte, name)
        literal = ir.Literal(key.start_byte, key.end_byte, name)
        entries.append(ir.PatternEntry(child.start_byte, child.end_byte, literal, target, None))
    return ir.MappingPattern(start, end, tuple(entries), None)


STATEMENTS: dict[str, ToStatements] = {"case": case, "case_match": case_match}
