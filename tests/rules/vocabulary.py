"""Words that code must not spell out, and the words that it may: all computed from grammars, schemas and data files."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema_specifications
import yaml
from tree_sitter import Language, Parser

from kling_route.lint.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kling_route"


class Spelled(NamedTuple):
    """A string constant and where it is."""

    place: str
    line: int
    text: str


def constants(code: str, place: str = "") -> Iterator[Spelled]:
    """The string constants of a module, without the names in `__slots__`, which are names of attributes."""
    tree = ast.parse(code)
    slots = {id(inner) for node in ast.walk(tree) if _is_slots(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in slots and isinstance(node.value, str | bytes):
            text = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
            yield Spelled(place, node.lineno, text)


def constants_below(*folders: Path) -> list[Spelled]:
    """The string constants of all modules in these folders; generated ones are data."""
    found: list[Spelled] = []
    for file in sorted(file for folder in folders for file in folder.rglob("*.py") if "_compiled" not in file.parts):
        found += constants(file.read_text(), file.relative_to(ROOT).as_posix())
    return found


def _is_slots(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == "__slots__" for target in node.targets
    )


# Grammars


@cache
def grammars() -> tuple[Language, ...]:
    """Every grammar that the linter parses with."""
    places = sorted({row.grammar for row in LANGUAGES.values() if row.grammar})
    return tuple(_grammar(place) for place in places)


def _grammar(place: str) -> Language:
    module, _, function = place.partition(":")
    return Language(getattr(import_module(module), function or "language")())


def node_types() -> frozenset[str]:
    """The named kinds of nodes, without those that are spelled as a language itself spells a word."""
    return _kinds(named=True) - frozenset(word for word in _kinds(named=True) if word.isalpha() and _is_keyword(word))


def _kinds(named: bool) -> frozenset[str]:
    return frozenset(
        kind
        for grammar in grammars()
        for number in range(grammar.node_kind_count)
        if grammar.node_kind_is_visible(number) and grammar.node_kind_is_named(number) is named
        if (kind := grammar.node_kind_for_id(number)) is not None
    )


def _is_keyword(word: str) -> bool:
    """Whether programs write this word with a meaning of its own, as `this` in JavaScript."""
    return word in _kinds(named=False) or any(
        word in _types(grammar, word) and word not in _types(grammar, "anything") for grammar in grammars()
    )


def _types(grammar: Language, word: str) -> set[str]:
    """The kinds of nodes that a word by itself becomes."""
    found, rest = set(), [Parser(grammar).parse(f"{word}.a;".encode()).root_node]
    while rest:
        node = rest.pop()
        rest += node.children
        if node.text == word.encode():
            found.add(node.type)
    return found


# The API


def api_words() -> frozenset[str]:
    """Fields, statuses, model ids and paths of the API."""
    documents = [yaml.safe_load(file.read_text()) for file in sorted((ROOT / "schemas/apidot").rglob("*.yaml"))]
    found: set[str] = set()
    for document in documents:
        for node in _mappings(document):
            found.update(node["properties"] if isinstance(node.get("properties"), dict) else ())
            found.update(node.get("query", ()))
            found.update(node["enum"] if "x-terminal" in node else ())
        for model in document.get("models", ()):
            found.update(model["ids"])
        for endpoint in (*document.get("endpoints", ()), *document.get("undocumented", ())):
            found.add(endpoint.get("path") or endpoint["prefix"])
    return frozenset(found)


# What is no word of the API although it is spelled like one


def schema_words() -> frozenset[str]:
    """The keywords of JSON Schema, and the names of its types."""
    found: set[str] = set()
    for address in jsonschema_specifications.REGISTRY:
        if "2020-12" in address:
            for node in _mappings(jsonschema_specifications.REGISTRY.contents(address)):
                found.update(node["properties"] if isinstance(node.get("properties"), dict) else ())
                found.update(word for word in node.get("enum", ()) if isinstance(word, str))
    return frozenset(found)


def own_words() -> frozenset[str]:
    """The keys of the project's own documents, and the words that these allow as values."""
    found: set[str] = set()
    for file in sorted((ROOT / "schemas").glob("*.schema.json")):
        for node in _mappings(json.loads(file.read_text())):
            found.update(node["properties"] if isinstance(node.get("properties"), dict) else ())
            allowed = node.get("enum")
            found.update(word for word in (allowed if isinstance(allowed, list) else ()) if isinstance(word, str))
    return frozenset(found)


METHODS = ("verbs", "methods", "sent")
"""The tables of libraries whose keys are names of methods in a library."""


def ecosystem_words() -> frozenset[str]:
    """The keys of the tables of libraries that hold lists or tables; one that holds a text is a name in a library."""
    nodes = [
        node
        for file in sorted((PACKAGE / "lint/ecosystems").glob("*.yaml"))
        for node in _mappings(yaml.safe_load(file.read_text()))
    ]
    methods = {id(node[name]) for node in nodes for name in METHODS if isinstance(node.get(name), dict)}
    return frozenset(
        key
        for node in nodes
        if id(node) not in methods
        for key, value in node.items()
        if isinstance(key, str) and isinstance(value, list | dict)
    )


def is_element(one: Spelled) -> bool:
    """Whether a constant is the element `input` of a page, in the modules that read pages."""
    return one.text == "input" and one.place.startswith("kling_route/lint/embedded/")


def _mappings(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _mappings(child)
