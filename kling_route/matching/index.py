"""Compiles a table's routes and lexicon into the index that a lookup reads.

The stored form is plain data (mappings, sequences, strings, numbers), so that it can be a Python literal or JSON; many
words stand in one string, because that loads fastest. `opening` gives the form that the matcher reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kling_route.matching.language import Language, language_of
from kling_route.matching.opening import initial, open_index
from kling_route.matching.reading import read
from kling_route.matching.spelling import SHORTEST_WORD
from kling_route.matching.words import is_dense

# Kinds of meaning that are names, and the length from which they may be misspelt: short names resemble each other, and
# a word that merely resembles somebody else's name must not turn a goal away.
NEVER = 99
NAME_LENGTHS = {"neighbour": 7, "foreign": NEVER, "host": NEVER, "outside": NEVER, "tool": 6, "product": 5}
# Kinds of meaning that are somebody else's.
OTHERS = ("foreign", "host", "outside")
# A name that stands before one of these belongs to somebody else's product ("acme webhooks").
ANCHOR_KINDS = ("topic", "fallback", "word")
# Votes of a word that only one route's phrases have.
WORD_VOTES = 3.0

SETTINGS = {
    "enough": 2.0,
    "strong": 4.0,
    "unknown": 0.36,
    "unknown-foreign": 0.5,
    "ordinary": 0.45,
    "elsewhere": 2.2,
    "everyday": 0.5,
    "enough-known": 1.5,
    "telling": 0.5,
    "margin": 0.25,
}


def build_index(document: Mapping[str, Any], base: dict[str, Any] | None = None) -> dict[str, Any]:
    """Compiles the index of a routing table, and opens it. The arguments are those of `compile_index`."""
    return open_index(compile_index(document, base))


def compile_index(document: Mapping[str, Any], base: dict[str, Any] | None = None) -> dict[str, Any]:
    """Compiles the index of a routing table, in stored form.

    Args:
        document: The table: `routes`, and a `lexicon` or none.
        base: The opened index of another table. It lends its language (endings, filler words) to a table without one.
    """
    routes = document["routes"]
    lexicon = document.get("lexicon") or {}
    language = language_of(lexicon, base or {})
    builder = Builder(language, {route["id"]: number for number, route in enumerate(routes)})
    for kinds in ("entities", "concepts"):
        for name, meaning in (lexicon.get(kinds) or {}).items():
            builder.add_meaning(name, meaning.get("kind", "topic"), meaning["says"], meaning.get("routes") or {})
    builder.add_words(routes, weight=0.5 if lexicon else 1.0)
    index = builder.index(lexicon)
    return {**index, "exact": pairs(exact_goals(routes, open_index({**index, "exact": {}})))}


class Builder:
    """Collects meanings and the phrases that name them."""

    def __init__(self, language: Language, numbers: Mapping[str, int]) -> None:
        self.language = language
        self.numbers = numbers
        self.meanings: list[tuple[str, str, tuple[tuple[int, float], ...], bool]] = []
        self.by_name: dict[str, int] = {}
        self.said: list[tuple[str, int]] = []
        self.phrases: dict[str, int] = {}
        self.surfaces: dict[str, int | None] = {}

    def add_meaning(self, name: str, kind: str, says: Iterable[object], routes: Mapping[str, float]) -> int:
        """Adds a meaning with the phrases that name it; returns its number."""
        number = len(self.meanings)
        gains = tuple((self.numbers[route], float(votes)) for route, votes in routes.items() if route in self.numbers)
        self.meanings.append((name, kind, gains, kind in ANCHOR_KINDS))
        self.by_name.setdefault(name, number)
        for phrase in says:
            self.said.append((str(phrase), number))
        return number

    def add_words(self, routes: Iterable[Mapping[str, Any]], weight: float) -> None:
        """Makes every word of the routes' goals and phrases that nothing else lists a meaning of its own."""
        self.register_phrases()
        idle = set() if self.language.lent else set(self.language.everyday)
        owners: dict[str, dict[int, None]] = {}
        surfaces: dict[str, list[str]] = {}
        total = 0
        for number, route in enumerate(routes):
            total += 1
            for text in (route["id"], route["goal"], *route.get("phrases", ())):
                for word in self.language.split(text):
                    token = self.language.canonical(word)
                    if token not in self.phrases and token not in self.language.fillers and token not in idle:
                        owners.setdefault(token, {})[number] = None
                        surfaces.setdefault(token, []).append(word)
        for token, places in owners.items():
            spread = len(places)
            whole = is_dense(token[0])  # a whole phrase in a script without spaces
            votes = WORD_VOTES * (1.0 if whole else weight) / spread**0.5 if spread <= max(4, total // 50) else 0.0
            gains = tuple((place, round(votes, 3)) for place in places) if votes else ()
            self.phrases[token] = len(self.meanings)
            self.meanings.append((token, "word", gains, True))
            for word in surfaces[token]:
                self.surfaces.setdefault(word, None)

    def register_phrases(self) -> None:
        """Brings the phrases to canonical form, after words of different meanings with one stem were set apart."""
        split = [(self.language.split(phrase), number) for phrase, number in self.said]
        single = [(words[0], number) for words, number in split if len(words) == 1]
        self.language.keep_whole(word for word, number in single if self.meanings[number][1] in NAME_LENGTHS)
        self.language.set_apart(single)
        for words, number in split:
            for word in words:
                self.surfaces.setdefault(word, None)
            if len(words) == 1:
                self.surfaces[words[0]] = number
            tokens = [self.language.canonical(word) for word in words]
            if tokens:
                self.phrases.setdefault(" ".join(tokens), number)
        for words, number in split:
            kept = [token for token in map(self.language.canonical, words) if token not in self.language.fillers]
            if len(kept) > 1:
                self.phrases.setdefault(" ".join(kept), number)

    def index(self, lexicon: Mapping[str, Any]) -> dict[str, Any]:
        """Assembles the index."""
        language = self.language
        longest: dict[str, int] = {}
        inner: dict[str, None] = {}
        others: dict[str, None] = {}
        for phrase in self.phrases:
            tokens = phrase.split(" ")
            if len(tokens) > 1:
                longest[tokens[0]] = max(longest.get(tokens[0], 0), len(tokens))
            (others if self.meanings[self.phrases[phrase]][1] in OTHERS else inner).update(dict.fromkeys(tokens))
        listed = {*language.vocabulary, *language.elsewhere}
        # What only names and senses of other subjects contain is known, but speaks for nothing.
        language.vocabulary += [
            word for word in [*others, *map(language.canonical, language.namesakes)] if word not in listed
        ]
        known = [word for word in [*inner, *language.everyday] if word not in self.phrases]
        return {
            "settings": {**SETTINGS, **(lexicon.get("settings") or {})},
            **language.stored(),
            "meanings": self.meanings,
            "phrases": pairs(self.phrases),
            "longest": pairs(longest),
            "known": joined(word for word in known if word not in language.fillers),
            "vocabulary": joined(word for word in language.vocabulary if not (word in inner or word in self.phrases)),
            "elsewhere": joined(word for word in language.elsewhere if word not in self.phrases),
            "dense": dense_words([*inner, *others, *known, *self.surfaces, *language.common]),
            "joinable": joined(self.joinable()),
            "joined": joined(word for word in language.everyday_words if len(word) >= SHORTEST_WORD and word.isascii()),
            "spellings": self.spellings(),
            "ours": joined(self.named("ours")),
            "combinations": self.combinations(lexicon.get("combinations") or ()),
        }

    def named(self, kind: str) -> list[str]:
        """Single words that name a meaning of this kind."""
        return [
            phrase for phrase, number in self.phrases.items() if self.meanings[number][1] == kind and " " not in phrase
        ]

    def joinable(self) -> list[str]:
        """Words that may be half of a word written without the space. Two things that can be seen are rather a name."""
        return [
            word
            for word, number in self.surfaces.items()
            if number is not None
            and self.meanings[number][1] != "content"
            and word.isascii()
            and len(word) > (1 if any(map(str.isdigit, word)) else 2)
        ]

    def spellings(self) -> dict[str, str]:
        """Words that a misspelt word may stand for, under each of their first two letters."""
        table: dict[str, list[str]] = {}
        for word, number in {**dict.fromkeys(self.language.common), **self.surfaces}.items():
            if not (word.isascii() and word.isalpha()) or len(word) < SHORTEST_WORD:
                continue
            if number is not None and len(word) < NAME_LENGTHS.get(self.meanings[number][1], 0):
                continue
            for letter in dict.fromkeys(word[:2]):
                table.setdefault(letter, []).append(word)
        return {key: joined(words) for key, words in table.items()}

    def combinations(self, rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
        """Rows of "all of these groups, any of each group", found by the meanings of their first group."""
        combined: list[tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, float], ...], str]] = []
        starts: dict[int, list[int]] = {}
        for row in rows:
            groups = [[part] if isinstance(part, str) else part for part in row["when"]]
            meant = tuple(tuple(self.by_name[name] for name in group) for group in groups)
            gains = tuple(
                (self.numbers[route], float(votes)) for route, votes in row["routes"].items() if route in self.numbers
            )
            for number in meant[0]:
                starts.setdefault(number, []).append(len(combined))
            combined.append((meant, gains, " + ".join("/".join(group) for group in groups)))
        return {"all": combined, "of": starts}


def joined(words: Iterable[str]) -> str:
    """Words in one string, each once."""
    return " ".join(dict.fromkeys(words))


def pairs(table: Mapping[str, int]) -> dict[str, list[Any]]:
    """A mapping of phrases to numbers under each first letter, as one string and a sequence."""
    shelves: dict[str, dict[str, int]] = {}
    for phrase, number in table.items():
        shelves.setdefault(initial(phrase), {})[phrase] = number
    return {first: ["\n".join(found), list(found.values())] for first, found in shelves.items()}


def dense_words(words: Iterable[str]) -> str:
    """Chinese, Japanese and Korean words in one string, the longest first."""
    return joined(sorted({word for word in words if word and is_dense(word[0])}, key=lambda word: (-len(word), word)))


def exact_goals(routes: Iterable[Mapping[str, Any]], index: dict[str, Any]) -> dict[str, int]:
    """Goals that name their route outright: its id, address, goal, phrases. A goal that two routes share names none."""
    keys: dict[str, int] = {}
    shared: set[str] = set()
    for number, route in enumerate(routes):
        for text in (route["id"], route["url"], route["goal"], *route.get("phrases", ())):
            key = read(text, index).key
            if key and keys.setdefault(key, number) != number:
                shared.add(key)
    return {key: number for key, number in keys.items() if key not in shared}
