"""Opens a stored index: strings of many words become tables, those that few goals need at their first use."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Index = dict[str, Any]


def open_index(stored: Index) -> Index:
    """The index as the matcher reads it. The stored form is left as it is."""
    index = dict(stored)
    for name in ("phrases", "longest", "exact"):
        phrases, numbers = stored[name]
        index[name] = dict(zip(phrases.split("\n"), numbers, strict=True)) if numbers else {}
    first, others = stored["fillers"]
    index["fillers"] = {**dict.fromkeys(others.split(), True), **dict.fromkeys(first.split(), False)}
    letters, folded, replaced = stored["folds"]
    index["folds"] = {**str.maketrans(letters, folded), **replaced}
    for name in ("irregular", "asks", "places", "belongs", "refers", "domains", "ours"):
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
