"""Keys in the addresses that a program puts together: as the value of a query's field, or as user info."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.reach.leaves import Leaf, leaves
from kling_route.lint.evaluate.values import Const, Cut, Encoded, Place, Text, Value
from kling_route.lint.evidence.credentials import is_placeholder, is_shaped
from kling_route.lint.evidence.privacy import LONGEST, key_origin, kind_of
from kling_route.lint.words import words
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.api import Catalogue
    from kling_route.lint.evaluate.events import Built, Evaluation

FIELD = re.compile(r"[?&]([\w.\[\]-]{1,60})=$")
"""The end of an address before the value of a field of its query."""
USER = re.compile(r"://(?:[^/?#@\s]*:)?$")
"""The end of an address before its user info."""
FIELDS = re.compile(r"[?&]([\w.\[\]-]{1,60})=([^&#\s\"'`{}$<>]+)")
USERS = re.compile(r"://(?:[^/?#@\s:]*:)?([^/?#@\s:]+)(?::[^/?#@\s]*)?@")
HOLE = "{}"
FAR = 500
"""Characters of a text that are kept before what follows it."""


class Address(NamedTuple):
    """A key in an address: `field` is that of the query ("" for user info), `secret` the key if it is written there.

    `origin` is where it comes from, and what it is called.
    """

    place: Place
    field: str
    secret: str
    origin: tuple[Place, str] | None = None


def keys_in_addresses(evaluation: Evaluation, catalogue: Catalogue) -> Iterator[Address]:
    """The keys in all addresses that were met."""
    known: dict[int, str] = {}
    for built in evaluation.built:
        if isinstance(built.text, Const):
            yield from _written(str(built.text.value), built.place, catalogue)
        else:
            yield from _filled(built, evaluation, catalogue, known)
    for queried in evaluation.queried:
        given = [leaf.alternative for leaf in leaves([queried.value])]
        named = queried.to_api and _says_key(queried.name, catalogue) and not all(map(_is_nothing, given))
        if named or _holds_key(queried.value, evaluation, catalogue):
            origin = key_origin(queried.value, queried.place, evaluation, catalogue)
            yield Address(queried.place, queried.name, "", origin)


def _written(text: str, place: Place, catalogue: Catalogue) -> Iterator[Address]:
    to_api = _is_of_api(text, catalogue)
    for match in FIELDS.finditer(text):
        named = to_api and _says_key(match[1], catalogue)
        if _is_key(match[2], named, catalogue):
            yield Address(place, match[1], match[2])
    for match in USERS.finditer(text):
        if _is_key(match[1], to_api, catalogue):
            yield Address(place, "", match[1])


def _is_key(value: str, named: bool, catalogue: Catalogue) -> bool:
    if named:
        return not is_placeholder(value, catalogue)
    return re.fullmatch(catalogue.keys.shape, value) is not None and is_shaped(value, catalogue)


def _filled(built: Built, evaluation: Evaluation, catalogue: Catalogue, known: dict[int, str]) -> Iterator[Address]:
    """The parts of a text that stand where an address has a key. Parts of the texts in it are theirs."""
    assert isinstance(built.text, Text)
    before = ""
    for part in built.text.parts:
        is_key = _holds_key(part, evaluation, catalogue, whole=True)
        text = HOLE if is_key else _text(part, known)
        if is_key or (text == HOLE and _is_of_api(before, catalogue)):
            field = FIELD.search(before)
            origin = key_origin(part, built.place, evaluation, catalogue)
            if field is not None and (is_key or _says_key(field[1], catalogue)):
                yield Address(built.place, field[1], "", origin)
            elif is_key and USER.search(before):
                yield Address(built.place, "", "", origin)
        before += text


def _text(value: Value, known: dict[int, str]) -> str:
    """A text that a value may be, with holes for what is not known; `known` are texts by their ids, for one may be part
    of others many times over.
    """
    for item in value:
        if isinstance(item, Const):
            return str(item.value)
        if isinstance(item, Text):
            if id(item) not in known:
                known[id(item)] = "".join([_text(part, known) for part in item.parts])[-FAR:]
            return known[id(item)]
        if isinstance(item, Encoded):
            return _text(item.value, known)
    return HOLE


def _holds_key(value: Value, evaluation: Evaluation, catalogue: Catalogue, whole: bool = False) -> bool:
    """Whether a value is a key, or unless it is to be the `whole` shows one."""
    shown = [Leaf(item, -1) for item in value if not isinstance(item, Cut)] if whole else leaves([value])
    return any(
        kind_of(leaf.alternative, evaluation, catalogue) == "key" and not 0 <= leaf.length <= LONGEST["key"]
        for leaf in shown
    )


def _is_nothing(item: object) -> bool:
    return isinstance(item, Const) and not item.value


def _says_key(name: str, catalogue: Catalogue) -> bool:
    return bool(words(name) & frozenset(catalogue.keys.words))


def _is_of_api(address: str, catalogue: Catalogue) -> bool:
    return catalogue.path_of(re.sub(r"://[^/?#@]*@", "://", address)) is not None
