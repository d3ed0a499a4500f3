"""Whether the names that documents refer to each other by are explained, and by one document only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from kling_route.api.names import meant
from kling_route.api.references import is_shared
from kling_route.documents import Document, Problem
from kling_route.documents.builder import quoted
from kling_route.documents.model import Pointer
from kling_route.tuples import NamedTuple


class Mention(NamedTuple):
    """A name in a document: what it is the name of, and where it stands."""

    what: str
    name: str
    pointer: Pointer


Mentions: TypeAlias = tuple[Document, list[Mention], list[Mention]]
"""A document, the names that it explains, and those that it expects to be explained."""


def problems(documents: list[Mentions], known: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    """Yields names that no document explains, and names that two documents claim.

    `known` are names that were explained elsewhere, by what they name; a document may claim them anew.
    """
    claimed: dict[tuple[str, str], str] = {}
    names = {what: list(found) for what, found in known.items()}
    for document, explained, _used in documents:
        for what, name, pointer in explained:
            if (what, name) in claimed:
                yield document.problem(pointer, f"the {what} {quoted(name)} stands in {claimed[what, name]} already")
            claimed[what, name] = document.path
            names.setdefault(what, []).append(name)
    for document, explained, used in documents:
        for what, name, pointer in used:
            if name not in names.get(what, ()):
                yield document.problem(pointer, unknown(what, name, names.get(what, ())))
        for what, name, pointer in explained:
            if what == "page" and name in names.get("model id", ()):
                yield document.problem(pointer, f"{quoted(name)} is a model id; only slugs that are none stand here")


def explained_by(document: Document) -> Iterator[Mention]:
    """The names that a document explains."""
    value = document.value
    if "kind" not in value:
        if not is_shared(value):
            yield Mention("body", document.path.rpartition("/")[2].removesuffix(".yaml"), ())
        return
    for part, what in (("auth", "way"), ("endpoints", "endpoint"), ("undocumented", "endpoint")):
        for index, entry in entries(value, part):
            yield Mention(what, entry["id"], (part, index, "id"))
    for part, what, key in (("models", "model id", "ids"), ("pages", "page", "slugs")):
        for index, entry in entries(value, part):
            yield from (Mention(what, name, (part, index, key, number)) for number, name in enumerate(entry[key]))
    yield from (Mention("set of fields", name, ("inputs", name)) for name in value.get("inputs", ()))


def used_by(document: Document) -> Iterator[Mention]:
    """The names that a document expects to be explained."""
    value = document.value
    for part, key, what in (
        ("endpoints", "takes", "body"),
        ("endpoints", "answers", "body"),
        ("undocumented", "answers", "body"),
        ("endpoints", "auth", "way"),
        ("models", "fields", "set of fields"),
    ):
        for index, entry in entries(value, part):
            if key in entry:
                yield Mention(what, entry[key], (part, index, key))
    for part, key, what in (("models", "endpoints", "endpoint"), ("pages", "models", "model id")):
        for index, entry in entries(value, part):
            found = enumerate(entry.get(key, ()))
            yield from (Mention(what, name, (part, index, key, number)) for number, name in found)


def entries(value: dict[str, Any], part: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The entries of one list of a document that lists facts."""
    return enumerate(value.get(part, ())) if "kind" in value else enumerate(())


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """What is said of a name that nothing has."""
    allowed = list(known)
    guess = meant(name, dict.fromkeys(allowed, ()))
    hint = f"; did you mean {quoted(guess)}?" if guess else ""
    listed = f" (allowed: {', '.join(map(quoted, allowed))})" if 0 < len(allowed) <= 20 else ""
    return f"there is no {what} {quoted(name)}{hint}{listed}"
