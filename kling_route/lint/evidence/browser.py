"""Where a program hands the key to a browser: names that a build makes public, code that a browser runs, its stores."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeGuard

from kling_route.lint import ir
from kling_route.lint.evaluate.code.expressions import SHELLS
from kling_route.lint.evaluate.files import LoweredFile
from kling_route.lint.evaluate.reach.sinks import dotted
from kling_route.lint.evidence.credentials import says_credential
from kling_route.lint.walking import by_kind
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.api import Catalogue
    from kling_route.lint.evaluate.ecosystems import Ecosystems, Exposure
    from kling_route.lint.source import Fragment

ASSIGNED = re.compile(r"(?m)^[ \t]*(?:(?:ENV|ARG|export)[ \t]+)?([A-Za-z_]\w*)[ \t\r]*(?:=|$)")
"""A variable that a line of a plain format sets or declares."""
BARE = re.compile(r"(?m)^[ \t]*(?:ENV|ARG)[ \t]+([A-Za-z_]\w*)\s")
DATA = frozenset({"yaml", "json", "toml", "dotenv"})


class Seen(NamedTuple):
    """A name or a value stands at a range of bytes of a fragment."""

    name: str
    start: int
    end: int


def says(fragment: Fragment, words: Iterable[str]) -> bool:
    """Whether one of the words stands in a piece of code: else its nodes need no look."""
    return any(word.encode() in fragment.code for word in words)


def is_public(name: str, catalogue: Catalogue, tables: Exposure) -> bool:
    """Whether a variable's name says a key of the API, and lets a build write its value into the code of a browser."""
    return name.startswith(tables.public_prefixes) and says_credential((name,), catalogue)


def named(file: LoweredFile, ecosystems: Ecosystems) -> Iterator[Seen]:
    """The names of variables that are defined or read in a file, with those of attributes and keys."""
    kinds = by_kind(file)
    yield from (Seen(node.name, node.at, node.end) for node in kinds[ir.Attribute])
    for node in (*kinds[ir.Subscript], *kinds[ir.Entry], *kinds[ir.PatternEntry]):
        yield from _text(node.key)
    if file.language in SHELLS:
        yield from (Seen(node.id, node.start, node.end) for node in kinds[ir.Name])
    yield from (Seen(node.name, node.start, node.end) for node in kinds[ir.ImportedName])
    for node in kinds[ir.Call]:
        if node.arguments and dotted(node.callee) in ecosystems.environment_functions:
            yield from _text(node.arguments[0].value)
    if file.language == "shell" or file.language in DATA:
        for node in kinds[ir.Literal]:
            yield from _assigned(node)
    if file.language in DATA:
        for node in kinds[ir.Mapping]:
            if len(node.entries) > 1:
                yield from (seen for entry in node.entries for seen in _text(entry.value))


def _text(node: ir.Expression | None) -> Iterator[Seen]:
    if isinstance(node, ir.Literal) and isinstance(node.value, str):
        yield Seen(node.value, node.start, node.end)


def _assigned(node: ir.Literal) -> Iterator[Seen]:
    """`NAME=` at the start of a shell's word, or of a line of a text in a data file."""
    for match in ASSIGNED.finditer(node.value) if isinstance(node.value, str) else ():
        if match[0].endswith("="):
            yield Seen(match[1], node.start, node.end)


def declared(text: str) -> Iterator[Seen]:
    """The variables that a plain text sets or declares, as a Dockerfile does; character offsets."""
    for match in (*ASSIGNED.finditer(text), *BARE.finditer(text)):
        yield Seen(match[1], match.start(1), match.end(1))


def inlined(file: LoweredFile, catalogue: Catalogue, tables: Exposure) -> Iterator[Seen]:
    """The keys of mappings that a build writes into the code of a browser, where they say a key of the API."""
    if not says(file.fragment, (*map(str, tables.inlined_keys), *tables.inlined_below, *tables.inlined_by)):
        return
    for mapping in _inlined(file, tables):
        for entry in mapping.entries if isinstance(mapping, ir.Mapping) else ():
            for seen in _text(entry.key):
                name = seen.name.rpartition(".")[2]
                if says_credential((name,), catalogue):
                    yield seen._replace(name=name)


def _inlined(file: LoweredFile, tables: Exposure) -> Iterator[ir.Expression]:
    kinds = by_kind(file)
    for node in kinds[ir.Entry]:
        if isinstance(node.key, ir.Literal):
            if node.key.value in tables.inlined_keys:
                yield node.value
            below = tables.inlined_below.get(str(node.key.value), ())
            if below and isinstance(node.value, ir.Mapping):
                yield from (
                    entry.value for entry in node.value.entries for seen in _text(entry.key) if seen.name in below
                )
    for node in kinds[ir.Call]:
        if dotted(node.callee).rpartition(".")[2] in tables.inlined_by:
            yield from (argument.value for argument in node.arguments)


def bundled(files: Sequence[LoweredFile], imported: Collection[tuple[str, str]], tables: Exposure) -> frozenset[str]:
    """The files that a browser runs because a file for the browser imports them, straight or through others."""
    by_path = {file.path: file for file in files}
    found = {path for path, file in by_path.items() if tables.browser_directives.intersection(_heads(file))}
    pending = list(found)
    for importer in pending:
        for path in sorted(path for source, path in imported if source == importer and path not in found):
            if not _stays(by_path[path], tables):
                found.add(path)
                pending.append(path)
    return frozenset(found)


def _stays(file: LoweredFile, tables: Exposure) -> bool:
    """Whether a file says that it stays on the server."""
    imports = {item.module for item in file.module.body if isinstance(item, ir.Import)}
    return bool(tables.server_marks.intersection((*_heads(file), *imports)))


def _heads(file: LoweredFile) -> list[object]:
    """The texts that a file begins with."""
    return [item.value.value for item in file.module.body[:3] if _is_text(item)]


def runs_in_browser(file: LoweredFile, tables: Exposure) -> bool:
    """Whether a browser runs this code: it says so, stands in a page, or uses what only a browser has."""
    if file.path.lower().endswith(tables.browser_files):
        return True
    if tables.browser_directives.intersection(_heads(file)):
        return True
    if not says(file.fragment, tables.browser_objects):
        return False
    objects = tables.browser_objects - _own_names(file)
    kinds = by_kind(file)
    if not any(_is_part(node, objects) for node in (*kinds[ir.Attribute], *kinds[ir.Subscript])):
        return False
    return any(_touches(statement, objects, tables) for statement in file.module.body)


def _is_part(node: ir.Attribute | ir.Subscript, objects: Collection[str]) -> bool:
    return isinstance(node.object, ir.Name) and node.object.id in objects


def _is_text(statement: ir.Statement) -> TypeGuard[Any]:
    return isinstance(statement, ir.Evaluate) and isinstance(statement.value, ir.Literal)


def _own_names(file: LoweredFile) -> frozenset[str]:
    """The names that a module gives itself, which are no objects of a browser."""
    kinds = by_kind(file)
    targets = (node.target for kind in (ir.Assignment, ir.Parameter, ir.PatternEntry) for node in kinds[kind])
    found = {target.id for target in targets if isinstance(target, ir.Name)}
    return frozenset(found.union(item.alias for item in kinds[ir.ImportedName]))


def _touches(root: tuple[object, ...], objects: Collection[str], tables: Exposure) -> bool:
    rest: list[Any] = [root]
    while rest:
        node = rest.pop()
        if isinstance(node, (ir.Attribute, ir.Subscript)) and _is_part(node, objects):
            return True
        if isinstance(node, ir.Call) and dotted(node.callee).rpartition(".")[2] in tables.elsewhere:
            rest.append(node.callee)
        else:
            rest += [part for part in node if isinstance(part, tuple)]
    return False
