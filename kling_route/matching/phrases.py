"""Phrases of the lexicon in a sentence."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Index = dict[str, Any]

# Filler words between two words of a phrase: beyond more of them begins another thought ("sign me up for a key").
MOST_LEFT_OUT = 2


def longest(tokens: list[str], place: int, index: Index) -> tuple[int | None, int]:
    """The longest phrase that starts at a place, as (meaning, end). Filler words inside a phrase may be left out."""
    phrases = index["phrases"]
    reach = index["longest"].get(tokens[place]) or 1
    for end in range(min(place + reach, len(tokens)), place + 1, -1):
        meaning = phrases.get(" ".join(tokens[place:end]))
        if meaning is not None:
            return meaning, end
    if reach > 1:
        meaning, end = loose(tokens, place, reach, index)
        if meaning is not None:
            return meaning, end
    return phrases.get(tokens[place]), place + 1


def loose(tokens: list[str], place: int, reach: int, index: Index) -> tuple[int | None, int]:
    """The longest phrase of several content words that starts at a place, filler words between them left out."""
    phrases, fillers = index["phrases"], index["fillers"]
    if tokens[place] in fillers:
        return None, place
    kept = [place]
    for at in range(place + 1, len(tokens)):
        if len(kept) == reach or at - kept[-1] > MOST_LEFT_OUT + 1:
            break
        if tokens[at] not in fillers:
            kept.append(at)
    for count in range(len(kept), 1, -1):
        meaning = phrases.get(" ".join([tokens[at] for at in kept[:count]]))
        if meaning is not None:
            return meaning, kept[count - 1] + 1
    return None, place
