"""Where lowered code names a part of a value by a name that is written there, and where else it has that name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from kling_route.lint import ir
from kling_route.lint.evidence.spans import Spans
from kling_route.lint.walking import by_kind
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint.evaluate import Ecosystems, LoweredFile
    from kling_route.lint.evaluate.values import Place

Naming: TypeAlias = "ir.Entry | ir.PatternEntry | ir.Subscript | ir.Attribute | ir.Argument | ir.Call"
"""What names a part: by its key, its attribute, its keyword, or as the first argument of a method that reads fields."""

QUOTES = (b'"', b"'", b"`")
_QUOTE_BEFORE, _QUOTE_AFTER = re.compile(rb'\\?"\Z'), re.compile(rb'(\\?")\s*:')
NEAR = 40
"""Bytes in which a key's colon is looked for."""


class Span(NamedTuple):
    """A range of bytes of a fragment's code."""

    start: int
    end: int


def name_in(code: bytes, start: int, name: str) -> Span | None:
    """Where a name that starts here stands, without its quotes; None where it is written in another way."""
    text = name.encode()
    if code.startswith(text, start):
        return Span(start, start + len(text))
    quote = code[start : start + 1]
    quoted = quote in QUOTES and code.startswith(quote + text + quote, start)
    return Span(start + 1, start + 1 + len(text)) if quoted else None


def is_json_key(place: Place, name: str) -> bool:
    """Whether a part of a text is a key of JSON that the text holds; its quotes may have backslashes."""
    code = place.file.fragment.code
    before = _QUOTE_BEFORE.search(code[max(place.start - 2, 0) : place.start])
    after = _QUOTE_AFTER.match(code[place.end : place.end + NEAR])
    return code[place.start : place.end] == name.encode() and bool(before and after and before[0] == after[1])


def is_short(naming: Naming) -> bool:
    """Whether a key is also the variable that its value comes from, or goes to: `{name}`."""
    if isinstance(naming, ir.Entry):
        return isinstance(naming.value, ir.Name) and naming.value.start == naming.start
    return isinstance(naming, ir.PatternEntry) and naming.target[0] == naming.start


def namings(file: LoweredFile, ecosystems: Ecosystems) -> dict[int, Naming]:
    """What in a file names a part of a value, by where the name starts."""
    found: dict[int, Naming] = {}
    kinds = by_kind(file)
    for node in (*kinds[ir.Entry], *kinds[ir.PatternEntry], *kinds[ir.Subscript]):
        if isinstance(node.key, ir.Literal):
            found.setdefault(node.key.start, node)
    for node in kinds[ir.Attribute]:
        found.setdefault(node.at, node)
    for node in kinds[ir.Call]:
        _of_call(node, ecosystems, found)
    return found


def _of_call(node: ir.Call, ecosystems: Ecosystems, found: dict[int, Naming]) -> None:
    """`dict(name=…)`, `body.update(name=…)`, `body.get("name")`."""
    callee = node.callee
    kind = ecosystems.mapping.get(callee.name, "") if isinstance(callee, ir.Attribute) else ""
    if kind == "update" or (isinstance(callee, ir.Name) and ecosystems.functions.get(callee.id) == "records"):
        found.update((argument.start, argument) for argument in node.arguments if argument.name)
    elif kind == "read" and node.arguments and isinstance(node.arguments[0].value, ir.Literal):
        found.setdefault(node.arguments[0].value.start, node)


def keys(file: LoweredFile, name: str) -> Iterator[tuple[int, int]]:
    """Where mappings have a name as a key: the id of the file, and the start of the key."""
    if name.encode() in file.fragment.code:
        for entry in by_kind(file)[ir.Entry]:
            if isinstance(entry.key, ir.Literal) and entry.key.value == name:
                yield id(file), entry.key.start


def declares(file: LoweredFile, name: str) -> bool:
    """Whether a class, a type or anything else that evaluation does not follow has a name."""
    code = file.fragment.code
    if name.encode() not in code:
        return False
    if any(_is_field(statement, name) for cls in by_kind(file)[ir.Class] for statement in cls.body):
        return True
    followed = Spans()
    for start, end in _spans(file, name):
        followed.add(start, end)
    word = re.compile(rb"(?<![\w$])" + re.escape(name.encode()) + rb"(?![\w$])")
    return not all(followed.meets(match.start(), match.start() + 1) for match in word.finditer(code))


def _is_field(statement: ir.Statement, name: str) -> bool:
    return isinstance(statement, ir.Assignment) and getattr(statement.target, "id", None) == name


def _spans(file: LoweredFile, name: str) -> Iterator[Span]:
    """Where a file has a name that evaluation follows."""
    kinds = by_kind(file)
    yield from (Span(node.at, node.end) for node in kinds[ir.Attribute] if node.name == name)
    yield from (Span(node.start, node.value[0]) for node in kinds[ir.Argument] if node.name == name)
    texts = (node for node in kinds[ir.Literal] if isinstance(node.value, str) and name in node.value)
    names = (node for node in kinds[ir.Name] if node.id == name)
    yield from (Span(node.start, node.end) for node in (*names, *texts, *kinds[ir.Comment]))
