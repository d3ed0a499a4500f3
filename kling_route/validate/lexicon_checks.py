"""What must hold in a table's lexicon beyond its schema: names that exist, and phrases with one meaning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kling_route.documents import Document, Problem
from kling_route.documents.builder import quoted
from kling_route.documents.model import Pointer
from kling_route.nearest import nearest

PARTS = ("entities", "concepts")


def problems(document: Document) -> Iterator[Problem]:
    """Yield the problems of the lexicon; routes that it names are checked with the table's."""
    lexicon = document.value.get("lexicon")
    if not isinstance(lexicon, dict):
        return
    named = list(meanings(lexicon))
    yield from _repeated_names(document, named)
    yield from _repeated_phrases(document, named)
    yield from _combined_names(document, lexicon, [pointer[-1] for pointer, _ in named])


def meanings(lexicon: dict[str, Any]) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Yields the entities and concepts of a lexicon, each with its place in the table."""
    for part in PARTS:
        entries = lexicon.get(part)
        for name, meaning in entries.items() if isinstance(entries, dict) else ():
            if isinstance(meaning, dict):
                yield ("lexicon", part, name), meaning


def _repeated_names(document: Document, meanings: list[tuple[Pointer, dict[str, Any]]]) -> Iterator[Problem]:
    first: dict[object, Pointer] = {}
    for pointer, _ in meanings:
        place = first.setdefault(pointer[-1], pointer)
        if place != pointer:
            line = document.position(place, key=True).line
            message = f"{quoted(str(pointer[-1]))} is an entity in line {line}; a concept has a name of its own"
            yield document.problem(pointer, message, key=True)


def _repeated_phrases(document: Document, meanings: list[tuple[Pointer, dict[str, Any]]]) -> Iterator[Problem]:
    owners: dict[str, Pointer] = {}
    for pointer, meaning in meanings:
        says = meaning.get("says")
        for index, phrase in enumerate(says if isinstance(says, list) else ()):
            if not isinstance(phrase, str):
                continue
            owner = owners.setdefault(" ".join(phrase.casefold().split()), pointer)
            if owner != pointer:
                message = f"{quoted(phrase)} belongs to {quoted(str(owner[-1]))}; a phrase has one meaning"
                yield document.problem((*pointer, "says", index), message)


def _combined_names(document: Document, lexicon: dict[str, Any], known: list[Any]) -> Iterator[Problem]:
    rows = lexicon.get("combinations")
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        when = row.get("when") if isinstance(row, dict) else None
        for place, part in enumerate(when if isinstance(when, list) else ()):
            for choice, name in enumerate(part if isinstance(part, list) else [part]):
                if isinstance(name, str) and name not in known:
                    pointer: Pointer = ("lexicon", "combinations", index, "when", place)
                    guess = nearest(name, known)
                    hint = f"; did you mean {quoted(guess)}?" if guess else ""
                    message = f"there is no entity or concept {quoted(name)}{hint}"
                    yield document.problem((*pointer, choice) if isinstance(part, list) else pointer, message)
