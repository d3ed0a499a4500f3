"""What only TypeScript declares: enumerations, namespaces, ambient declarations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kling_route.lint.ir import Assignment, Block, Class, Define, Entry, Expression, Literal, Mapping, Name, Statement
from kling_route.lint.languages.javascript.functions import key_name
from kling_route.lint.languages.javascript.lowering import Lowering
from kling_route.lint.languages.tree import written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages.javascript.lowering import ToStatements


def enumeration(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    """An enumeration is a mapping; a member without a value counts on from the one before."""
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    if name is None or body is None:
        return
    entries: list[Entry] = []
    following: int | None = 0
    for child in written(body):
        start, end = child.start_byte, child.end_byte
        key = child.child_by_field_name("name") or child
        given = lowering.field(child, "value") if child.type == "enum_assignment" else None
        value = given if given is not None else Literal(start, end, following)
        counter = value.value if isinstance(value, Literal) else None
        following = counter + 1 if isinstance(counter, int) and not isinstance(counter, bool) else None
        entries.append(Entry(start, end, Literal(key.start_byte, key.end_byte, key_name(lowering, key)), value))
    mapping = Mapping(body.start_byte, body.end_byte, tuple(entries))
    target = Name(name.start_byte, name.end_byte, lowering.text(name))
    out.append(Assignment(node.start_byte, node.end_byte, target, mapping, "", "", True))


def namespace(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    """A namespace is a block, and its name a mapping of what the block declares."""
    body, name = node.child_by_field_name("body"), node.child_by_field_name("name")
    if body is None:
        return
    start, end = node.start_byte, node.end_byte
    lowered = lowering.block(body.named_children)
    out.append(Block(start, end, lowered))
    if name is None or name.type == "string":
        return
    entries = [Entry(at, at, Literal(at, at, known), Name(at, at, known)) for at, known in declared(lowered)]
    value: Expression = Mapping(end, end, tuple(entries))
    outermost, *rest = lowering.text(name).split(".")
    for part in reversed(rest):
        value = Mapping(end, end, (Entry(end, end, Literal(end, end, part.strip()), value),))
    target = Name(name.start_byte, name.end_byte, outermost.strip())
    out.append(Assignment(start, end, target, value, "", "", True))


def declared(statements: Iterable[Statement]) -> Iterator[tuple[int, str]]:
    """The names that `statements` declare, with their places."""
    for statement in statements:
        if isinstance(statement, Assignment) and isinstance(statement.target, Name):
            yield statement.target.start, statement.target.id
        elif isinstance(statement, Define):
            yield statement.start, statement.function.name
        elif isinstance(statement, Class):
            yield statement.start, statement.name


def ambient(lowering: Lowering, node: Node, out: list[Statement]) -> None:
    """`declare …` describes what exists elsewhere; only an enumeration in it has values."""
    for child in node.children:
        if child.type == "enum_declaration":
            enumeration(lowering, child, out)


STATEMENTS: dict[str, ToStatements] = {
    "enum_declaration": enumeration,
    "internal_module": namespace,
    "module": namespace,
    "ambient_declaration": ambient,
}
