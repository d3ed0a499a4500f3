"""The part of a lexicon that belongs to a language, not to a table: letters, endings, filler words."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from kling_route.matching.opening import words_of
from kling_route.matching.words import canonical, sentences

# Letters that have no decomposition into a letter and an accent.
SINGLE_FOLDS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d"}
FOLDED_RANGES = ((0xC0, 0x250), (0x300, 0x370), (0x1E00, 0x1F00), (0xFF01, 0xFF5F))
MARK_RANGES = ((0, 0x20), (0x21, 0x30), (0x3A, 0x41), (0x5B, 0x61), (0x7B, 0xC0), (0x2000, 0x2070), (0x3000, 0x3040))
SENTENCE_MARKS = {"!": " . ", ";": " . ", "\n": " . ", "。": " . ", "?": " ? ", "？": " ? ", "！": " . ", ".": "."}
WORD_LISTS = ("asks", "refers", "places", "belongs", "possessing", "domains")


class Language:
    """Words of a language and how they are brought to canonical form."""

    def __init__(
        self, parts: dict[str, Any], everyday: Iterable[str], common: Iterable[str], lent: bool = False
    ) -> None:
        self.index = parts
        self.everyday = list(everyday)
        self.common = list(common)
        self.vocabulary: list[str] = []
        self.elsewhere: list[str] = []
        self.namesakes: list[str] = []
        self.everyday_words: list[str] = []
        self.lent = lent

    @property
    def fillers(self) -> dict[str, bool]:
        """Filler words; true for those of another language than the first."""
        found: dict[str, bool] = self.index["fillers"]
        return found

    def split(self, text: str) -> list[str]:
        """The words of a phrase, folded. A piece of dense script between two spaces or letters is one word."""
        return [word for sentence in sentences(text, self.index) for word in sentence.words]

    def split_all(self, phrases: Iterable[object]) -> list[str]:
        """The words of several phrases, each once."""
        return list(dict.fromkeys(word for phrase in phrases for word in self.split(str(phrase))))

    def canonical(self, word: str) -> str:
        """The form under which the index knows a word."""
        return canonical(word, self.index)

    def keep_whole(self, words: Iterable[str]) -> None:
        """Exempts names from stemming: "notion" is no form of "not"."""
        self.index["irregular"].update(dict.fromkeys(words))

    def set_apart(self, words: Iterable[tuple[str, int]]) -> None:
        """Makes words exceptions from stemming where their stem would mix two meanings; the shortest keeps the stem."""
        owners: dict[str, dict[str, int]] = {}
        for word, meaning in words:
            owners.setdefault(self.canonical(word), {}).setdefault(word, meaning)
        for word in self.common:
            owners.setdefault(self.canonical(word), {}).setdefault(word, -1)
        for stem, members in owners.items():
            if len(set(members.values())) > 1:
                keeper = members[min(members, key=lambda word: (word != stem, len(word), word))]
                for word, meaning in members.items():
                    if meaning != keeper and word != stem:
                        self.index["irregular"][word] = None
        if self.lent:
            return
        fillers = self.index["fillers"]
        self.index["fillers"] = {self.canonical(word): foreign for word, foreign in fillers.items()}
        self.everyday = [self.canonical(word) for word in self.everyday]
        self.vocabulary = [self.canonical(word) for word in self.vocabulary]
        self.elsewhere = [self.canonical(word) for word in self.elsewhere]

    def stored(self) -> dict[str, Any]:
        """What the index stores of the language."""
        fillers = self.fillers
        return {
            "folds": self.index["stored-folds"],
            "endings": self.index["endings"],
            "irregular": " ".join(self.index["irregular"]),
            "fillers": [" ".join(word for word in fillers if fillers[word] is foreign) for foreign in (False, True)],
            **{name: " ".join(self.index[name]) for name in WORD_LISTS},
            "describing": list(self.index["describing"]),
            "common": " ".join(self.common),
            "namesakes": " ".join(self.namesakes),
        }


def language_of(lexicon: Mapping[str, Any], base: dict[str, Any]) -> Language:
    """The language of a lexicon, or of another table's index where the lexicon does not describe one."""
    if "language" not in lexicon and base:
        lent = {name: base[name] for name in ("folds", "endings", "fillers", "describing", *WORD_LISTS)}
        lent |= {"irregular": dict(base["irregular"]), "dense": {}, "stored-folds": stored_folds()}
        language = Language(lent, words_of(base, "known"), base["common"].split(), lent=True)
        language.vocabulary, language.elsewhere = list(words_of(base, "vocabulary")), list(words_of(base, "elsewhere"))
        language.namesakes = list(words_of(base, "namesakes"))
        return language
    source = lexicon.get("language") or {}
    parts: dict[str, Any] = {
        "folds": folds(),
        "stored-folds": stored_folds(),
        "endings": endings(source.get("endings") or {}, source.get("shortest-stem", 3)),
        "irregular": {},
        "dense": {},
        "describing": tuple(source.get("describing") or ()),
    }
    language = Language(parts, (), ())
    fillers: dict[str, bool] = {}
    for number, phrases in enumerate((source.get("fillers") or {}).values()):
        for word in language.split_all(phrases):
            fillers.setdefault(word, number > 0)
    parts["fillers"] = fillers
    for name in WORD_LISTS:
        parts[name] = dict.fromkeys(language.split_all(source.get(name) or ()))
    language.everyday = language.split_all(source.get("everyday") or ())
    language.vocabulary = language.split_all((source.get("vocabulary") or "").split())
    language.elsewhere = language.split_all((source.get("elsewhere") or "").split())
    language.namesakes = language.split_all((source.get("namesakes") or "").split())
    language.everyday_words = [word for word in language.everyday if word not in fillers]
    language.common = [*fillers, *language.everyday]
    return language


def stored_folds() -> list[Any]:
    """`folds` as letters, what they become one by one, and those that become something longer or nothing."""
    table = folds()
    single = {chr(code): text for code, text in table.items() if len(text) == 1}
    return ["".join(single), "".join(single.values()), {code: text for code, text in table.items() if len(text) != 1}]


def folds() -> dict[int, str]:
    """How each letter and mark is folded: accents dropped, wide letters narrowed, marks turned into spaces."""
    table: dict[int, str] = {}
    for start, end in FOLDED_RANGES:
        for code in range(start, end):
            letter = chr(code).casefold()
            plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
            plain = SINGLE_FOLDS.get(letter, plain)
            if plain != letter and plain.isascii():
                table[code] = plain if not plain or plain.isalnum() else SENTENCE_MARKS.get(plain, " ")
    for start, end in MARK_RANGES:
        for code in range(start, end):
            if not chr(code).isalnum():
                table[code] = " "
    return table | {ord(mark): text for mark, text in SENTENCE_MARKS.items()}


def endings(rows: Mapping[str, str], shortest: int) -> dict[str, tuple[tuple[str, str, int], ...]]:
    """Endings under their last letter, the longest first, each with the length that must remain."""
    table: dict[str, list[tuple[str, str, int]]] = {}
    for ending in sorted(rows, key=lambda ending: (-len(ending), ending)):
        table.setdefault(ending[-1], []).append((ending, rows[ending] or "", shortest))
    return {sys.intern(letter): tuple(found) for letter, found in table.items()}
