"""Names out of programs, taken apart: "getTaskStatus" says "get task status"."""

from __future__ import annotations

from kling_route.matching.naming import is_known
from kling_route.matching.words import FULL_STOP, canonical

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Index = dict[str, Any]

# Of a longer goal (a whole file, a log) the words between its names tell enough.
LONGEST_GOAL = 4000
# "iBank" and "eShop" are names of products.
SHORTEST_FIRST = 2
# "PhotoForge" is a name, too; "TaskStatusResponse" is not, nor is "WebhookError".
FEWEST_WORDS = 3
TOPIC = "topic"


def taken_apart(goal: str, index: Index) -> str:
    """The goal, with spaces between the words of identifiers that the lexicon does not know as a whole."""
    if len(goal) > LONGEST_GOAL or goal.islower():
        return goal
    for name in dict.fromkeys(goal.translate(index["folds"]).replace(FULL_STOP, " ").split()):
        if name.isascii() and not name[1:].islower():
            words = humps(name)
            if is_identifier(name, words, index):
                # A capital in it is none of a name.
                goal = goal.replace(name, " ".join(words).lower())
    return goal


def humps(name: str) -> list[str]:
    """The name, cut where a word begins with a capital; several capitals are one word ("parseJSONBody")."""
    starts = [place for place in range(len(name)) if place == 0 or is_hump(name, place)]
    return [name[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]


def is_hump(name: str, place: int) -> bool:
    """Whether a word begins at this letter of the name."""
    return name[place].isupper() and (not name[place - 1].isupper() or name[place + 1 : place + 2].islower())


def is_identifier(name: str, words: list[str], index: Index) -> bool:
    """Whether the name is made of known words, and is none of a product."""
    if len(words) == 1 or is_known(canonical(name.casefold(), index), index):
        return False
    tokens = [canonical(word.casefold(), index) for word in words]
    known = sum(is_known(token, index) for token in tokens)
    if name[0].islower():
        return len(words[0]) >= SHORTEST_FIRST and 2 * known >= len(words)
    return known == len(words) and (known >= FEWEST_WORDS or all(is_topic(token, index) for token in tokens))


def is_topic(token: str, index: Index) -> bool:
    """Whether the word alone names a topic of the table."""
    meaning = index["phrases"].get(token)
    return meaning is not None and index["meanings"][meaning][1] == TOPIC
