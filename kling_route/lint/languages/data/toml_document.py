"""Lowers TOML: one mapping in which the tables stand where their names say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from kling_route.lint import ir
from kling_route.lint.languages.escapes import COMMON, unescape
from kling_route.lint.languages.tree import Lowering, comments, unknown, unread, written

if TYPE_CHECKING:
    from tree_sitter import Node

    from kling_route.lint.languages import Parse

    Content: TypeAlias = "_Table | list[_Table] | ir.Expression"

_TRIMMED = re.compile(r"\\[ \t]*\r?\n\s*")
_ESCAPES = COMMON | {"e": "\x1b"}
_KEYS = ("bare_key", "quoted_key", "dotted_key")


class _Table:
    """A table that is still being filled."""

    __slots__ = ("end", "entries", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.entries: dict[str, tuple[ir.Literal, Content]] = {}

    def within(self, key: ir.Literal, end: int) -> _Table:
        """The table of that name in this one, made where there is none; the last one of an array."""
        known = self.entries.get(str(key.value))
        content = known[1] if known else None
        if isinstance(content, _Table):
            content.end = max(content.end, end)
            return content
        if isinstance(content, list):
            return content[-1]
        table = _Table(key.start, end)
        self.put(key, table)
        return table

    def put(self, key: ir.Literal, content: Content) -> None:
        """Adds an entry. A key that is there already is an error in TOML; both are kept."""
        name = str(key.value)
        if name in self.entries:
            name = f"{name}\0{len(self.entries)}"
        self.entries[name] = (key, content)

    def append(self, key: ir.Literal, table: _Table) -> None:
        """Adds a table to the array of that name."""
        known = self.entries.get(str(key.value))
        if known and isinstance(known[1], list):
            known[1].append(table)
        else:
            self.put(key, [table])

    def mapping(self) -> ir.Mapping:
        """The table as it is now."""
        entries: list[ir.Entry] = []
        for key, content in self.entries.values():
            value: ir.Expression
            if isinstance(content, _Table):
                value = content.mapping()
            elif isinstance(content, list):
                value = ir.Sequence(content[0].start, content[-1].end, tuple([table.mapping() for table in content]))
            else:
                value = content
            entries.append(ir.Entry(key.start, value.end, key, value))
        return ir.Mapping(self.start, self.end, tuple(entries))


def _keys(lowering: Lowering, node: Node) -> list[ir.Literal]:
    """The parts of a dotted key."""
    found: list[ir.Literal] = []
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if part.type == "dotted_key":
            waiting.extend(reversed(written(part)))
        else:
            text = lowering.text(part)
            value = _unquoted(text) if part.type == "quoted_key" else text
            found.append(ir.Literal(part.start_byte, part.end_byte, value))
    return found


def _fill(lowering: Lowering, table: _Table, pairs: list[Node]) -> None:
    """Adds `key = value` pairs to a table, and what could not be read as something unknown."""
    for pair in pairs:
        children = written(pair)
        if pair.type != "pair" or not children or children[0].type not in _KEYS:
            if pair.type not in _KEYS and children:
                place = ir.Literal(pair.start_byte, pair.start_byte, "")
                table.put(place, unknown(lowering, pair))
            continue
        *path, last = _keys(lowering, children[0])
        inside = table
        for key in path:
            inside = inside.within(key, pair.end_byte)
        for value in children[1:2]:
            inside.put(last, lowering.expression(value))


def _section(lowering: Lowering, root: _Table, node: Node) -> None:
    """A `[table]` or an `[[array]]` with its pairs."""
    named = next((child for child in node.named_children if child.type in _KEYS), None)
    pairs = [child for child in written(node) if named is None or child.id != named.id]
    if named is None:
        _fill(lowering, root, pairs)
        return
    *path, last = _keys(lowering, named)
    inside = root
    for key in path:
        inside = inside.within(key, node.end_byte)
    if node.type == "table_array_element":
        table = _Table(node.start_byte, node.end_byte)
        inside.append(last, table)
    else:
        table = inside.within(last, node.end_byte)
    _fill(lowering, table, pairs)


def _inline(lowering: Lowering, node: Node) -> ir.Expression:
    table = _Table(node.start_byte, node.end_byte)
    _fill(lowering, table, written(node))
    return table.mapping()


def _array(lowering: Lowering, node: Node) -> ir.Expression:
    return ir.Sequence(node.start_byte, node.end_byte, lowering.parts(node))


def _unquoted(text: str) -> str:
    """The content of a string with its quotes."""
    quote = text[:3] if text[:3] in ("'''", '"""') else text[:1]
    content = text[len(quote) : len(text) - len(quote)]
    if len(quote) == 3:
        content = content.removeprefix("\r").removeprefix("\n")
    return content if quote.startswith("'") else unescape(_TRIMMED.sub("", content), _ESCAPES)


def _string(lowering: Lowering, node: Node) -> ir.Expression:
    return ir.Literal(node.start_byte, node.end_byte, _unquoted(lowering.text(node)))


def _plain(lowering: Lowering, node: Node) -> ir.Expression:
    """A number or a truth value; dates stay text."""
    text = lowering.text(node)
    value: str | int | float | bool = text
    try:
        if node.type == "boolean":
            value = text == "true"
        elif node.type == "integer":
            value = int(text, 0)
        elif node.type == "float":
            value = float(text)
    except ValueError:
        value = text
    return ir.Literal(node.start_byte, node.end_byte, value)


class TomlLowering(Lowering):
    """Lowering of TOML."""

    __slots__ = ()


TomlLowering.expressions = {
    "string": _string,
    "array": _array,
    "inline_table": _inline,
    "boolean": _plain,
    "integer": _plain,
    "float": _plain,
    "offset_date_time": _plain,
    "local_date_time": _plain,
    "local_date": _plain,
    "local_time": _plain,
}


def lower(code: bytes, parse: Parse) -> ir.Module:
    """One statement with everything."""
    root = parse(code)
    lowering = TomlLowering(code)
    table = _Table(0, len(code))
    try:
        for child in written(root):
            if child.type in ("table", "table_array_element"):
                _section(lowering, table, child)
            else:
                _fill(lowering, table, [child])
        mapping = table.mapping()
    except RecursionError:
        return ir.Module((), comments(code, root), (*unread(root), (0, len(code))))
    return ir.Module((ir.Evaluate(0, len(code), mapping),), comments(code, root), unread(root))
