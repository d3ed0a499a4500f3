"""The goal finder gives the answers of the command: the same routes, scores and reasons, for any text."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from site_browser import DESKTOP, page_of
from site_checkout import ROOT

from kling_route.lookup import explain
from kling_route.table import builtin_table

if TYPE_CHECKING:
    from playwright.sync_api import Page

GENERATED = 5_000
SEED = 20

SCRIPTS = [
    *((0x20, 0x7F), (0xA0, 0x250), (0x300, 0x370), (0x370, 0x600), (0x900, 0xE80), (0x1E00, 0x2070)),
    *((0x3000, 0xA000), (0xA000, 0xD7FF), (0xF900, 0x10000), (0x10400, 0x10500), (0x1D400, 0x1D800)),
    *((0x1F300, 0x1FA00), (0x20000, 0x32000), (0x10000, 0x110000)),
]
"""Ranges of code points: letters and marks, emoji, and places where no character is."""

PASTED = (
    'Traceback (most recent call last):\n  File "job.py", line {n}, in poll\nHTTPError: {n} Client Error\n{words}',
    '{{"code": {n}, "error": {{"message": "{words}", "type": "{word}_{n}"}}}}',
    "\x1b[31mERROR\x1b[0m \x1b[1;33m{words}\x1b[0m https://apidot.ai/{word}?n={n}",
    "{words}? {word}! {words}; {word}…",
)

EXPLAIN = """async goals => {
    const table = await klingRoute.load();
    return goals.map(goal => {
        const { matches, ...rest } = klingRoute.lookup.explain(table, goal);
        return { ...rest, matches: matches.map(({ route, score, why }) => [route.id, score, why]) };
    });
}"""


@pytest.fixture(scope="module")
def page(browser: Any, built: Path) -> Iterator[Page]:
    """The home page, opened from its folder, with its table loaded."""
    with page_of(browser, DESKTOP) as page:
        page.goto((built / "site" / "index.html").as_uri())
        page.evaluate("klingRoute.load().then(() => null)")
        yield page


def texts(value: Any) -> Iterator[str]:
    """Every string in a document."""
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for part in value:
            yield from texts(part)
    else:
        yield str(value)


def written() -> list[str]:
    """Every string in the sets of lookups, goals among them."""
    folder = ROOT / "tests" / "lookup"
    documents = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    documents += [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return list(dict.fromkeys(texts(documents)))


class Writer:
    """Writes goals by chance, always the same ones."""

    def __init__(self, goals: list[str]) -> None:
        self.chance = random.Random(SEED)
        self.words = sorted({word for goal in goals for word in goal.split()})

    def some(self, most: int) -> list[str]:
        """Words of other goals."""
        return self.chance.choices(self.words, k=self.chance.randint(1, most))

    def misspelt(self) -> str:
        """Words with a letter missing, added, changed or swapped with the next."""
        return " ".join(map(self.slip, self.some(6)))

    def slip(self, word: str) -> str:
        """A word with a slip in it."""
        place = self.chance.randrange(len(word))
        letter = self.chance.choice("abcdefghijklmnopqrstuvwxyz")
        rest = word[place:]
        slips = (rest[1:], letter + rest, letter + rest[1:], rest[1:2] + rest[:1] + rest[2:])
        return word[:place] + self.chance.choice(slips)

    def mixed(self) -> str:
        """Words among letters of any script."""
        start, end = self.chance.choice(SCRIPTS)
        codes = (self.chance.randrange(start, end) for _ in range(self.chance.randint(1, 20)))
        letters = "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000)
        words = [*self.some(6), letters[:5], letters[5:]]
        self.chance.shuffle(words)
        return self.chance.choice((" ", " ", "")).join(words)

    def capitals(self) -> str:
        """Words of which some have a capital."""
        return " ".join(self.chance.choice((str, str, str.title, str.upper))(word) for word in self.some(8))

    def pasted(self) -> str:
        """An error message, a document, or several sentences."""
        form = self.chance.choice(PASTED)
        return form.format(n=self.chance.randint(400, 520), word=self.some(1)[0], words=" ".join(self.some(8)))

    def long(self) -> str:
        """More text than is read."""
        return self.chance.choice((" ", "\n", "é🎉 ")).join(self.some(4_000))

    def goals(self, count: int) -> list[str]:
        """That many goals, of which few are long."""
        writers = (self.misspelt, self.mixed, self.capitals, self.pasted)
        return [self.long() if number % 500 == 0 else writers[number % 4]() for number in range(count)]


def explained(goal: str) -> dict[str, Any]:
    """What the command knows of a goal."""
    explanation = explain(builtin_table(), goal)
    parts = {name: getattr(explanation, name) for name in explanation.__slots__}
    parts["matches"] = [(match.route.id, match.score, match.why) for match in explanation.matches]
    return json.loads(json.dumps(parts))  # type: ignore[no-any-return]


def test_every_goal_is_answered_as_by_the_command(page: Page) -> None:
    goals = written()
    assert len(goals) > 1_000
    goals += Writer(goals).goals(GENERATED)
    answers = page.evaluate(EXPLAIN, goals)
    different = [
        (goal, expected, answer)
        for goal, answer in zip(goals, answers, strict=True)
        if answer != (expected := explained(goal))
    ]
    assert different == []
    assert len(goals) / 4 < sum(bool(answer["matches"]) for answer in answers) < len(goals)


def test_as_many_routes_are_shown_as_by_the_command(page: Page) -> None:
    goals = ["failed authentication", "my webhook is called twice", "weather in Berlin", "webhooks", ""]
    found = """async goals => {
        const table = await klingRoute.load();
        return goals.map(goal => klingRoute.lookup.explain(table, goal).found.map(({ route }) => route.id));
    }"""
    expected = [[match.route.id for match in builtin_table().find(goal)] for goal in goals]
    assert page.evaluate(found, goals) == expected
    assert {len(routes) for routes in expected} == {0, 1, 3}


def test_every_character_is_what_it_is_in_python(page: Page) -> None:
    letters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    for name in ("Alnum", "Alpha", "Decimal", "Lower", "Upper"):
        held = page.evaluate(
            f"""() => Array.from({{ length: 0x110000 }}, (_, code) => String.fromCodePoint(code))
                .filter(letter => letter.isWellFormed() && klingRoute.characters.is{name}(letter)).join("")"""
        )
        assert held == "".join(filter(getattr(str, f"is{name.lower()}"), letters))
    text = "".join(letters)
    assert page.evaluate("text => klingRoute.characters.casefold(text)", text) == text.casefold()
    assert page.evaluate("text => klingRoute.characters.split(text)", text) == text.split()


def test_scores_are_rounded_as_in_python(page: Page) -> None:
    chance = random.Random(SEED)
    numbers = [n / 16 for n in range(17)] + [n / 2000 for n in range(2001)] + [chance.random() for _ in range(2000)]
    rounded = page.evaluate("numbers => numbers.map(klingRoute.characters.round3)", numbers)
    assert rounded == [round(number, 3) for number in numbers]
