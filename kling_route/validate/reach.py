"""Advice to a table's writer: phrases that lead nowhere, and routes that nothing leads to.

Nothing of this makes a table wrong. A phrase is judged as a lookup judges it: by looking it up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kling_route.documents import Document, Problem
from kling_route.documents.builder import quoted
from kling_route.documents.model import Pointer
from kling_route.matching.index import build_index
from kling_route.matching.judging import judge
from kling_route.matching.reading import read
from kling_route.table import builtin_table
from kling_route.validate.lexicon_checks import meanings


def advice(document: Document) -> list[Problem]:
    """Returns advice on a routing table that has no problems, in the order of the places."""
    table = document.value
    described = "language" in table.get(
        "lexicon", {}
    )  # the built-in table, which lends its language, may not be compiled
    index = build_index(table, None if described else builtin_table().index)
    return sorted([*_phrases(document, index), *_routes(document, index), *_meanings(document, index)])


def _phrases(document: Document, index: dict[str, Any]) -> Iterator[Problem]:
    """Phrases of routes that say nothing, or what a phrase of another route says."""
    owners: dict[str, tuple[int, Pointer]] = {}
    for number, route in enumerate(document.value["routes"]):
        for place, phrase in enumerate(route["phrases"]):
            pointer: Pointer = ("routes", number, "phrases", place)
            key = read(phrase, index).key
            owner, first = owners.setdefault(key, (number, pointer))
            if not key:
                yield document.problem(pointer, f"phrase {quoted(phrase)} leads nowhere: it has no word that counts")
            elif owner != number:
                other, line = document.value["routes"][owner]["id"], document.position(first).line
                message = f"phrase {quoted(phrase)} says the same as one of route {quoted(other)}, line {line}"
                yield document.problem(pointer, f"{message}; words that other phrases have too decide between them")


def _routes(document: Document, index: dict[str, Any]) -> Iterator[Problem]:
    """Routes that their own words do not lead to."""
    for number, route in enumerate(document.value["routes"]):
        if not any(_first(text, index) == number for text in (route["id"], route["goal"], *route["phrases"])):
            message = f"no phrase leads to route {quoted(route['id'])}, unless it is typed word for word"
            yield document.problem(("routes", number, "id"), message)


def _first(text: str, index: dict[str, Any]) -> int | None:
    ranking = judge(read(text, index), index).ranking
    return ranking[0][0] if ranking else None


def _meanings(document: Document, index: dict[str, Any]) -> Iterator[Problem]:
    """Phrases of the lexicon that are not understood as what they stand under."""
    names = [meaning[0] for meaning in index["meanings"]]
    for pointer, meaning in meanings(document.value.get("lexicon") or {}):
        for place, phrase in enumerate(meaning["says"]):
            heard = [names[mention.meaning] for mention in read(str(phrase), index).mentions]
            if pointer[-1] not in heard:
                understood = (
                    f"it is understood as {', '.join(map(quoted, heard))}" if heard else "nothing is understood"
                )
                message = f"phrase {quoted(str(phrase))} never means {quoted(str(pointer[-1]))}: {understood}"
                yield document.problem((*pointer, "says", place), message)
