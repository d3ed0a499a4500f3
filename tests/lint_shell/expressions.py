"""Finds every regular expression of the package, and texts that cost each the most."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import kling_route
from kling_route import api
from kling_route._compiled.api import API
from kling_route._compiled.schemas import SCHEMAS

PACKAGE = Path(kling_route.__file__).parent
FUNCTIONS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")
FEW = 4
"""Members of a set that are tried."""
COMMON = "a0 \n.-_/\\'\"`[](){}<>#*,=:;$@|&\r\t?!é"
"""Characters to look for in sets."""


class Use(NamedTuple):
    """An expression, and a method that is called on it. `place` names both."""

    pattern: re.Pattern[Any]
    method: str
    place: str


def uses() -> list[Use]:
    """Every use of an expression in the package: constants, those written in place, and those of tables and schemas."""
    found: list[Use] = []
    called: dict[str, set[tuple[str, str]]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if "_compiled" not in path.parts:
            tree = ast.parse(path.read_text())
            place = (
                path.relative_to(PACKAGE.parent).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
            )
            found += _written(place, tree)
            called[place] = set(_calls(tree))
    everywhere = set().union(*called.values())
    for place, name, pattern in _constants():
        methods = {method for owner, method in (called[place] if name.startswith("_") else everywhere) if owner == name}
        found += (Use(pattern, method, f"{place}.{name}.{method}") for method in methods or {"finditer"})
    texts = [text for schema in (*SCHEMAS.values(), API) for text in _patterns(schema)]
    found += (Use(re.compile(text), "search", f"pattern {text}") for text in [*texts, api.catalogue().keys.shape])
    return sorted({(use.pattern.pattern, use.pattern.flags, use.method): use for use in found}.values(), key=_place)


def _place(use: Use) -> str:
    return use.place


def _calls(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The names on which a method of expressions is called, with the method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in FUNCTIONS:
            owner = node.value
            if isinstance(owner, ast.Subscript):
                owner = owner.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            yield name, node.attr


def _written(place: str, tree: ast.AST) -> Iterator[Use]:
    """The expressions that are given to a function of `re` in place."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        text, owner = node.args[0], node.func.value
        if getattr(owner, "id", "") == "re" and isinstance(text, ast.Constant) and node.func.attr in FUNCTIONS:
            given = [*node.args[1:], *(keyword.value for keyword in node.keywords)]
            flags = [eval(ast.unparse(one), {"re": re}) for one in given if ast.unparse(one).startswith("re.")]
            yield Use(re.compile(text.value, *flags), node.func.attr, f"{place}:{node.lineno}")


def _constants() -> Iterator[tuple[str, str, re.Pattern[Any]]]:
    """The expressions that modules hold: module, name, expression."""
    for found in pkgutil.walk_packages(kling_route.__path__, "kling_route."):
        if "_compiled" not in found.name and not found.name.endswith("__main__"):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                yield from ((found.name, name, pattern) for pattern in _in(value))


def _in(value: object, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, (dict, tuple, list, set, frozenset)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _in(one, depth - 1)


def _patterns(value: object) -> Iterator[str]:
    """What stands under `pattern` and `patternProperties` anywhere in a schema."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "pattern" and isinstance(part, str):
                yield part
            elif key == "patternProperties" and isinstance(part, dict):
                yield from part
            yield from _patterns(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _patterns(part)


def attacks(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """Texts that may cost an expression much, as a beginning and what follows it over and over.

    What stands in each unbounded repetition is repeated, after all that has to stand before it; and the whole of both.
    """
    text = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    found: list[tuple[str, str]] = []
    for before, pump in _pumps(parser.parse(text, pattern.flags & ~re.DEBUG), ""):
        found += ((before, pump), ("", before + pump))
    return list(dict.fromkeys(pair for pair in found if pair[1]))


def _pumps(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    for operation, value in tree:
        for inner in _inner(operation, value):
            if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT) and value[1] > 8:
                yield from ((before, pump) for pump in _samples(inner))
            yield from _pumps(inner, before)
        before += next(iter(_samples([(operation, value)])), "")


def _inner(operation: Any, value: Any) -> list[Any]:
    """The expressions within a part of one."""
    if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return [value[2]]
    if operation is codes.SUBPATTERN:
        return [value[3]]
    if operation is codes.ATOMIC_GROUP:
        return [value]
    if operation in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    if operation is codes.BRANCH:
        return list(value[1])
    return [part for part in value[1:] if part] if operation is codes.GROUPREF_EXISTS else []


def _samples(tree: Any) -> list[str]:
    """A few texts that fit a part of an expression."""
    found = [""]
    for operation, value in tree:
        pieces = list(islice(_piece(operation, value), FEW * 4)) or [""]
        if len(found) * len(pieces) > 40:
            found, pieces = found[:1], pieces[:FEW]
        found = [text + piece for text in found for piece in pieces]
    return found


def _piece(operation: Any, value: Any) -> Iterator[str]:
    if operation is codes.LITERAL:
        yield chr(value)
    elif operation in (codes.ANY, codes.NOT_LITERAL):
        yield from [one for one in "a (" if operation is codes.ANY or ord(one) != value][:FEW]
    elif operation is codes.IN:
        accepts = re.compile(_set(value))
        yield from [one for one in COMMON if accepts.match(one)] or [
            chr(next((c for o, c in value if o is codes.LITERAL), 97))
        ]
    elif operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        for inner in _samples(value[2]):
            yield inner * max(value[0], 1)
    elif operation not in (codes.ASSERT, codes.ASSERT_NOT, codes.AT):
        for inner in _inner(operation, value):
            yield from _samples(inner)


CATEGORIES = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}


def _set(items: Any) -> str:
    """A set as it is written."""
    written = ""
    for operation, value in items:
        if operation is codes.NEGATE:
            written += "^"
        elif operation is codes.LITERAL:
            written += re.escape(chr(value))
        elif operation is codes.RANGE:
            written += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        else:
            written += CATEGORIES[value]
    return f"[{written}]"
