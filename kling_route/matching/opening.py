"""Opens a stored index: strings of many words become tables, those that few goals need at their first use."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Index = dict[str, Any]


class Phrases:
    """Phrases and their numbers. Those of one first letter are opened when the first of them is asked for."""

    __slots__ = ("opened", "stored")

    def __init__(self, stored: dict[str, list[Any]]) -> None:
        self.stored = stored
        self.opened: dict[str, dict[str, int]] = {}

    def get(self, phrase: str) -> int | None:
        """The phrase's number, or None."""
        first = initial(phrase)
        found = self.opened.get(first)
        if found is None:
            phrases, numbers = self.stored.get(first, ("", ()))
            found = self.opened[first] = dict(zip(phrases.split("\n"), numbers)) if numbers else {}  # noqa: B905
        return found.get(phrase)

    def __contains__(self, phrase: str) -> bool:
        return self.get(phrase) is not None


def initial(phrase: str) -> str:
    """The letter under which a phrase is stored: one of a-z, else ""."""
    return phrase[0] if "a" <= phrase[:1] <= "z" else ""


def open_index(stored: Index) -> Index:
    """The index as the matcher reads it. The stored form is left as it is."""
    index = dict(stored)
    for name in ("phrases", "longest", "exact"):
        index[name] = Phrases(stored[name])
    first, others = stored["fillers"]
    index["fillers"] = {**dict.fromkeys(others.split(), True), **dict.fromkeys(first.split(), False)}
    letters, folded, replaced = stored["folds"]
    index["folds"] = {**str.maketrans(letters, folded), **replaced}
    for name in ("irregular", "asks", "places", "belongs", "possessing", "refers", "domains", "ours"):
        index[name] = dict.fromkeys(stored[name].split())
    index["describing"] = tuple(stored["describing"])
    index["spellings"] = dict(stored["spellings"])
    return index


def words_of(index: Index, name: str) -> dict[str, None]:
    """A set of words that is opened at its first use."""
    words = index[name]
    if isinstance(words, str):
        words = index[name] = dict.fromkeys(words.split())
    opened: dict[str, None] = words
    return opened


def dense_words(index: Index) -> dict[str, list[str]]:
    """Words of Chinese, Japanese and Korean under their first letter, the longest first."""
    words = index["dense"]
    if isinstance(words, str):
        table: dict[str, list[str]] = {}
        for word in words.split():
            table.setdefault(word[0], []).append(word)
        words = index["dense"] = table
    opened: dict[str, list[str]] = words
    return opened
