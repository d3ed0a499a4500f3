"""Tells an API key from what only looks like one, by name and by value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kling_route.api import Catalogue
from kling_route.lint.words import WORD, words

SHORTEST = 6
"""Characters: a shorter value is no key."""
DUMMY_LENGTH = 20
"""Characters: in a shorter value a word like `test` makes it a dummy."""

PART_LENGTH = 8
"""Characters: a part that is this long and no word is that of no name."""

MASKED = re.compile(r"^@|[*…•]|\.\.\.|x{4,}|X{4,}|\{|\}|\$[A-Za-z_(]|%[A-Za-z_]+%|[<>\s()]|://")
RUN = re.compile(r"(.)\1{7,}|0123456789|1234567890|abcdefghij", re.IGNORECASE)
PART = re.compile(r"[-_]")
NO_LETTERS = re.compile(r"[^a-z0-9]")


def says_credential(names: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether names, outermost first, say that what the last one holds is a key of the API."""
    if not names or " " in names[-1].strip():
        return False
    joined = NO_LETTERS.sub("", "".join(names).lower())
    if catalogue.mention not in joined:
        return False
    parts = [part.lower() for part in WORD.findall(names[-1])]
    while parts and (parts[-1] in catalogue.keys.qualifiers or parts[-1].isdigit()):
        parts.pop()
    return bool(parts) and parts[-1] in catalogue.keys.words and not says_foreign(names, catalogue)


def says_foreign(names: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether names say another provider."""
    return _names_one(tuple(names), catalogue.keys.foreign_names)


@lru_cache(maxsize=4096)
def _names_one(names: tuple[str, ...], providers: tuple[str, ...]) -> bool:
    joined = "".join(names).lower()
    if any(provider in joined for provider in providers if len(provider) > 5):
        return True
    return any(not words(name).isdisjoint(providers) for name in names)


def is_placeholder(value: str, catalogue: Catalogue) -> bool:
    """Whether a value stands for a key without being one: a mask, a variable, a dummy word, a name."""
    facts = catalogue.keys
    text = value.strip().strip("\"'`")
    if len(text) < SHORTEST or text in facts.placeholders or MASKED.search(text):
        return True
    parts = [part for part in PART.split(text.lower()) if part]
    dummies = frozenset(facts.dummies)
    if text.lower() in dummies or (len(text) < DUMMY_LENGTH and dummies & frozenset(parts)):
        return True
    if "your" in parts or ("my" in parts and frozenset(parts) & frozenset(facts.words)):
        return True
    return _is_name(text, parts, frozenset((*facts.words, catalogue.mention)))


def _is_name(text: str, parts: Sequence[str], key_words: frozenset[str]) -> bool:
    """Whether the value is itself the name of a variable, a header or a stored secret."""
    if any(len(part) >= PART_LENGTH and not part.isalpha() for part in parts):
        return False
    if any(character.isdigit() for character in text):
        return len(frozenset(part.rstrip("0123456789") for part in parts) & key_words) > 1
    return bool(words(text) & key_words or frozenset(parts) & key_words) or (text.isupper() and "_" in text)


def is_shaped(value: str, catalogue: Catalogue) -> bool:
    """Whether a text of the key's shape is mixed as a key is, and of no other provider."""
    if any(value.startswith(prefix) for prefix in catalogue.keys.foreign_prefixes) or is_placeholder(value, catalogue):
        return False
    body = value.partition("-")[2]
    digits = sum(character.isdigit() for character in body)
    letters = sum(character.isalpha() for character in body)
    return digits >= 2 and letters >= 2 and not RUN.search(body)
