"""Which unknown words are written as names: names of other products are never all listed."""

from __future__ import annotations

from kling_route.matching.opening import words_of
from kling_route.matching.phrases import longest
from kling_route.matching.words import canonical, is_dense

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Index = dict[str, Any]

# In a longer goal capitals and position prove little.
LONGEST_GOAL = 400
SHORT_SENTENCE = 12
# Letters before the first digit of a name.
SHORTEST_NAME = 3
# Korean sets every word apart.
FIRST_HANGUL = "가"
# Kinds of meaning that are written with a capital themselves, and so prove no habit of capitals.
NAME_KINDS = ("ours", "product", "neighbour", "foreign", "host", "outside", "tool")


def is_known(token: str, index: Index) -> bool:
    """Whether the lexicon has the word anywhere, be it within a phrase."""
    return (
        token in index["phrases"]
        or token in index["fillers"]
        or any(token in words_of(index, name) for name in ("known", "vocabulary", "elsewhere"))
    )


def capitalised(goal: str, index: Index) -> dict[str, None]:
    """Words without a meaning that have a capital amid a sentence, in a goal whose other words have none.

    In German, in titles and in capitals throughout, a capital says nothing: then there are none.
    """
    if len(goal) > LONGEST_GOAL or goal.islower():
        return {}
    found: dict[str, None] = {}
    small = False
    first = True
    for piece in goal.translate(index["folds"]).split():
        written = piece.strip(".?")
        begins, first = first, not written or piece[-1] in ".?"
        word = written.casefold()
        if not word.isalnum() or written.isupper():
            continue
        token = canonical(word, index)
        if token in index["fillers"]:
            continue
        if written == word:
            small = small or (len(word) > 2 and word.isalpha() and word.islower() and is_known(token, index))
        elif not begins:
            meaning = index["phrases"].get(token)
            if meaning is not None or token in words_of(index, "known"):
                if meaning is None or index["meanings"][meaning][1] not in NAME_KINDS:
                    return {}
            else:
                found[word] = None
    return found if small else {}


def is_wordlike(token: str) -> bool:
    """Whether it may be a name, and is not rather an id: "t1", "a3f9"."""
    return token[:SHORTEST_NAME].isalpha()


def stands_for_name(words: list[str], tokens: list[str], place: int, index: Index) -> bool:
    """Whether an unknown word stands where a name stands: before ".com", or after "with" and the like."""
    if place + 1 < len(words) and words[place + 1] in index["domains"]:
        return True
    if words[place].endswith(index["describing"]) or not is_wordlike(tokens[place]):
        return False
    return place > 0 and (words[place - 1] in index["places"] or words[place - 1] in index["belongs"])


def leads_dense(goal: str, words: list[str]) -> bool:
    """Whether a short goal begins with a word of Chinese or Japanese set apart by a space, as a name is."""
    first = words[0]
    if not 1 < len(words) <= SHORT_SENTENCE // 2 or len(first) < 2 or goal.split()[0] != first:
        return False
    return is_dense(first[0]) and words[1].isalpha() and (words[1].isascii() or first[0] < FIRST_HANGUL)


def is_latin_amid_dense(token: str, tokens: list[str]) -> bool:
    """Whether it is a word in Latin letters amid Chinese, Japanese or Korean."""
    if not (token.isascii() and token.isalpha() and len(token) > 2):
        return False
    return len(tokens) <= SHORT_SENTENCE and any(is_dense(other[0]) for other in tokens)


def is_namesake(tokens: list[str], words: list[str], place: int, preceded: bool, index: Index) -> bool:
    """Whether a word that is also the name of a product stands as one: first and before a topic, or last and after
    "with" and the like."""
    if place + 1 == len(tokens):
        return place > 0 and (words[place - 1] in index["places"] or words[place - 1] in index["belongs"])
    if preceded or longest(tokens, place, index)[1] > place + 1:
        return False
    for after in range(place + 1, len(tokens)):
        meaning = longest(tokens, after, index)[0]
        if meaning is not None:
            return bool(index["meanings"][meaning][3])
        if tokens[after] in index["fillers"]:
            return False
    return False
