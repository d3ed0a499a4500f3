"""What must hold in a routing table beyond its schema.

These checks run on tables that their schema refuses too, so that all problems are shown at once; they pass over what
has not the expected type.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kling_route import checkout
from kling_route.documents import Document, Problem
from kling_route.documents.builder import quoted
from kling_route.documents.model import Pointer
from kling_route.nearest import nearest
from kling_route.validate import lexicon_checks
from kling_route.validate.addresses import wrong_address, wrong_route_address

REFERENCES = ("source", "also")


def problems(document: Document, *, pages: bool = True) -> Iterator[Problem]:
    """Yield the problems of a routing table; without `pages` it may name pages that do not exist."""
    if not isinstance(document.value, dict):
        return
    yield from _repeated_ids(document)
    yield from _repeated_phrases(document)
    yield from _addresses(document)
    yield from _route_names(document)
    yield from _answers(document)
    yield from _sources(document)
    yield from lexicon_checks.problems(document)
    if pages:
        yield from _pages(document)


def _walk(value: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Every mapping of the table with its place; the lexicon has rules of its own."""
    if isinstance(value, dict):
        yield pointer, value
        for key, part in value.items():
            if pointer or key != "lexicon":
                yield from _walk(part, (*pointer, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _walk(part, (*pointer, index))


def _routes(document: Document) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    routes = document.value.get("routes")
    for index, route in enumerate(routes if isinstance(routes, list) else ()):
        if isinstance(route, dict):
            yield ("routes", index), route


def _texts(mapping: dict[str, Any], key: str) -> Iterator[tuple[int, str]]:
    values = mapping.get(key)
    for index, value in enumerate(values if isinstance(values, list) else ()):
        if isinstance(value, str):
            yield index, value


def _repeated_ids(document: Document) -> Iterator[Problem]:
    first: dict[str, Pointer] = {}
    for pointer, mapping in _walk(document.value):
        name = mapping.get("id")
        if not isinstance(name, str) or any(part in REFERENCES for part in pointer):
            continue
        place = (*pointer, "id")
        if name in first:
            yield document.problem(
                place, f"id {quoted(name)} is taken by line {document.position(first[name]).line}; ids are unique"
            )
        else:
            first[name] = place


def _repeated_phrases(document: Document) -> Iterator[Problem]:
    owners = {_folded(str(route.get("id"))): (route, (*pointer, "id")) for pointer, route in _routes(document)}
    for pointer, route in _routes(document):
        for index, phrase in _texts(route, "phrases"):
            place = (*pointer, "phrases", index)
            owner, first = owners.setdefault(_folded(phrase), (route, place))
            if first == place or (owner is route and first[-1] == "id"):
                continue
            where = f"route {quoted(str(owner.get('id')))}, line {document.position(first).line}"
            yield document.problem(place, f"phrase {quoted(phrase)} belongs to {where}; phrases are unique")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _addresses(document: Document) -> Iterator[Problem]:
    for pointer, mapping in _walk(document.value):
        if pointer[:1] == ("sources",):
            continue
        is_route = len(pointer) == 2 and pointer[0] == "routes"
        for key in ("url", "homepage", "docs"):
            address = mapping.get(key)
            if not isinstance(address, str):
                continue
            wrong = wrong_route_address(address, mapping.get("kind")) if is_route else wrong_address(address)
            if wrong:
                yield document.problem((*pointer, key), wrong)


def _route_names(document: Document) -> Iterator[Problem]:
    known = [route["id"] for _, route in _routes(document) if isinstance(route.get("id"), str)]
    for pointer, mapping in _walk(document.value):
        for key in ("related", "routes"):
            for index, name in _texts(mapping, key):
                place = (*pointer, key, index)
                if name not in known:
                    yield document.problem(place, _unknown("route", name, known))
                elif key == "related" and name == mapping.get("id"):
                    yield document.problem(place, f"route {quoted(name)} is related to itself; name other routes")
    yield from _lexicon_routes(document, known)


def _answers(document: Document) -> Iterator[Problem]:
    """What the answers to questions name: a later question, so that every choice ends, and statements."""
    ids = [str(mapping["id"]) for _, mapping in _walk(document.value) if {"id", "text"} <= set(mapping)]
    questions = _mappings(document.value.get("questions"))
    later = [str(question.get("id")) for _, question in questions]
    for number, question in questions:
        later = later[1:]
        for index, answer in _mappings(question.get("answers")):
            place = ("questions", number, "answers", index)
            if "next" in answer and answer["next"] not in later:
                yield document.problem((*place, "next"), _unknown("later question", str(answer["next"]), later))
            for spot, name in _texts(answer, "statements"):
                if name not in ids:
                    yield document.problem((*place, "statements", spot), _unknown("statement", name, ids))


def _mappings(value: Any) -> list[tuple[int, dict[str, Any]]]:
    return [
        (index, part) for index, part in enumerate(value if isinstance(value, list) else ()) if isinstance(part, dict)
    ]


def _lexicon_routes(document: Document, known: list[str]) -> Iterator[Problem]:
    """In the lexicon, `routes` of a meaning maps ids of routes to weights."""
    lexicon = document.value.get("lexicon")
    for pointer, mapping in _walk(lexicon, ("lexicon",)):
        routes = mapping.get("routes")
        for name in routes if isinstance(routes, dict) else ():
            if name not in known:
                yield document.problem((*pointer, "routes", name), _unknown("route", name, known), key=True)


def _sources(document: Document) -> Iterator[Problem]:
    sources = document.value.get("sources")
    known: dict[str, Any] = sources if isinstance(sources, dict) else {}
    for pointer, mapping in _walk(document.value):
        grades = set()
        for place, reference in _references(mapping):
            name = reference.get("id")
            if isinstance(name, str) and name not in known:
                yield document.problem((*pointer, *place, "id"), _unknown("source", name, known))
            elif isinstance(name, str):
                grades.add(known[name].get("grade") if isinstance(known[name], dict) else None)
        if mapping.get("grade") == "documented" and grades == {"observed"}:
            message = "grade `documented`, but every source named is graded `observed`; allowed here: `observed`"
            yield document.problem((*pointer, "grade"), message)


def _references(mapping: dict[str, Any]) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    for key in REFERENCES:
        value = mapping.get(key)
        if isinstance(value, dict):
            yield (key,), value
        for index, part in enumerate(value if isinstance(value, list) else ()):
            if isinstance(part, dict):
                yield (key, index), part


def _pages(document: Document) -> Iterator[Problem]:
    """Pages lie in `content/` beside the table, or for a copy elsewhere in that of the checkout."""
    root = checkout.root()
    folders = [Path(document.path).parent / "content", *([root / "content"] if root else [])]
    content = next((folder for folder in folders if folder.is_dir()), None)
    if content is None:
        return
    for pointer, mapping in _walk(document.value):
        page = mapping.get("page")
        if not isinstance(page, str):
            continue
        inside = ".." not in Path(page).parts and not Path(page).is_absolute()
        if not inside or "\0" in page or not (content / page).is_file():
            yield document.problem(
                (*pointer, "page"), f"there is no page {quoted(page)} in {content}; allowed are files there"
            )


def _unknown(what: str, name: str, known: Any) -> str:
    guess = nearest(name, known)
    hint = f"; did you mean {quoted(guess)}?" if guess else ""
    return f"there is no {what} {quoted(name)}{hint} (allowed: {', '.join(map(quoted, known))})"
