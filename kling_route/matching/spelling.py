"""Words that the lexicon does not know: misspelt, or two known words written as one."""

from __future__ import annotations

from kling_route.matching.opening import words_of
from kling_route.matching.words import canonical

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Index = dict[str, Any]

LONGEST_WORD = 24
SHORTEST_WORD = 4
LETTERS = "abcdefghijklmnopqrstuvwxyz"
FOREIGN = "foreign"
SHORTEST_FOR_TWO = 8
SHORTEST_FOR_SAME_LETTERS = 6


def repair(word: str, index: Index) -> tuple[str, ...]:
    """The known canonical words that an unknown word stands for, or none. Words with digits are never guessed."""
    if len(word) > LONGEST_WORD or not word.isascii():
        return ()
    corrected = correct(word, index) if word.isalpha() else ""
    return (corrected,) if corrected else split(word, index)


def split(word: str, index: Index) -> tuple[str, ...]:
    """Two known words written as one ("klingo3", "Bildbearbeitung"), the longest first half first."""
    known = words_of(index, "joinable")
    for cut in range(len(word) - 2, 1, -1):
        first, second = word[:cut], word[cut:]
        # "parcelio" is a name, not two words.
        if second in index["domains"]:
            continue
        if second not in known:
            if first in known and second in words_of(index, "joined"):
                return (canonical(first, index), canonical(second, index))
            continue
        if first in known or first in words_of(index, "joined"):
            return (canonical(first, index), canonical(second, index))
        # "kligno1": a misspelt name with its version.
        name = correct(first, index) if first.isalpha() and not second.isalpha() else ""
        if name:
            return (name, canonical(second, index))
    return ()


def correct(word: str, index: Index) -> str:
    """The nearest known word: one slip in a word of four letters or more; two in one of eight, or of six with the same
    letters ("suprot"); else ""."""
    if len(word) < SHORTEST_WORD:
        return ""
    best = nearest(word, 1, index) or (nearest(word, 2, index) if len(word) >= SHORTEST_FOR_SAME_LETTERS else "")
    return canonical(best, index) if best else ""


def nearest(word: str, slips: int, index: Index) -> str:
    """The known word at exactly so many slips, preferring the same first letter, then the same letters; else ""."""
    length = len(word)
    letters = mask(word)
    best: tuple[bool, int, str] | None = None
    # A second slip is not looked for in the first letter.
    for initial in {word[0], word[1]} if slips == 1 else word[0]:
        for size in range(max(SHORTEST_WORD, length - slips), length + slips + 1):
            for candidate, candidate_letters in candidates(initial, size, index):
                # One slip changes the set of letters by two at most; two slips seldom by four.
                changed = (letters ^ candidate_letters).bit_count()
                if changed > slips + 1:
                    continue
                other = candidate[0] != word[0]
                if slips == 2 and word.startswith(candidate):
                    # A name made of a word: "parcelio", "parcelly".
                    continue
                if (slips == 2 and (other or (changed and length < SHORTEST_FOR_TWO))) or (
                    size == SHORTEST_WORD and not swapped(word, candidate)
                ):
                    continue
                ranked = (other, changed, candidate)
                if (best is None or ranked < best) and distance(word, candidate, slips) == slips:
                    best = ranked
    return "" if best is None else best[2]


def candidates(initial: str, size: int, index: Index) -> tuple[tuple[str, int], ...]:
    """The known words under a letter and of a length, each with its letters as bits."""
    words = index["spellings"].get(initial, "")
    if isinstance(words, str):
        table: dict[int, list[tuple[str, int]]] = {}
        for word in words.split():
            table.setdefault(len(word), []).append((word, mask(word)))
        words = index["spellings"][initial] = {length: tuple(found) for length, found in table.items()}
    found: tuple[tuple[str, int], ...] = words.get(size, ())
    return found


def resembles_foreign(word: str, index: Index) -> bool:
    """Whether the word is one slip away from the name of another product."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    slips = [before + after[1:] for before, after in cuts if after]
    slips += [before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1]
    slips += [before + letter + after[kept:] for before, after in cuts for letter in LETTERS for kept in (0, 1)]
    phrases, meanings = index["phrases"], index["meanings"]
    numbers = (phrases.get(slip) for slip in slips if slip)
    return any(number is not None and meanings[number][1] == FOREIGN for number in numbers)


def swapped(word: str, other: str) -> bool:
    """Whether the letters are the same: in a word of four letters no other slip counts, nor the first letter."""
    return word[0] == other[0] and sorted(word) == sorted(other)


def mask(word: str) -> int:
    """The set of letters a-z in the word, as bits: a cheap bound of the distance."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) - 97) % 26
    return bits


def distance(one: str, two: str, limit: int) -> int:
    """Slips between two words: letters missing, added, changed, or swapped with a neighbour; `limit` + 1 when more."""
    start, one_end, two_end = 0, len(one), len(two)
    while start < one_end and start < two_end and one[start] == two[start]:
        start += 1
    while one_end > start and two_end > start and one[one_end - 1] == two[two_end - 1]:
        one_end -= 1
        two_end -= 1
    one, two = one[start:one_end], two[start:two_end]
    if not one or not two or not limit:
        return min(len(one) or len(two), limit + 1)
    rest = limit - 1
    least = min(distance(one[1:], two[1:], rest), distance(one[1:], two, rest), distance(one, two[1:], rest))
    if len(one) > 1 and len(two) > 1 and one[0] == two[1] and one[1] == two[0]:
        least = min(least, distance(one[2:], two[2:], rest))
    return least + 1
