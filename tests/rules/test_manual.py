"""Each rule's docstring is its manual page, and every example in it is true."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from kling_route.lint import Finding, check_text
from kling_route.lint.config import Config
from kling_route.lint.rules import RULES
from kling_route.lint.rules.base import Rule
from kling_route.site.examples import SUFFIXES, frames

SECTIONS = ["Bad", "Good", "How to fix", "Limits"]
OPTIONS = "Options"
"""The section of a rule that the configuration changes in a way of its own."""
KEYS = [field.replace("_", "-") for field in Config._fields]
LANGUAGES = ["python", "typescript"]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

FRAMES = frames(Path(__file__).parents[2])
"""The programs that examples are pieces of: the site shows them too."""


class Example(NamedTuple):
    """A piece of code in a manual page."""

    rule: str
    section: str
    language: str
    code: str


def sections(rule: Rule) -> dict[str, str]:
    """The page below each of its headings, in order."""
    parts = re.split(r"^## (.+)\n", rule.manual, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def examples(section: str) -> list[Example]:
    """All code under one heading of all pages."""
    return [
        Example(rule.id, section, match[1], match[2])
        for rule in RULES
        for match in FENCE.finditer(sections(rule).get(section, ""))
    ]


def findings(example: Example, folder: Path) -> list[Finding]:
    """What the linter finds in an example, which is put into a program that has all that it names."""
    source = FRAMES[example.language].around(example.code)
    return check_text(source, str(folder / f"example{SUFFIXES[example.language]}"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_page(rule: Rule) -> None:
    """A page has its sections in order, with examples in both languages."""
    found = sections(rule)

    assert list(found) in (SECTIONS, [*SECTIONS, OPTIONS])
    assert rule.manual.splitlines()[0].endswith(".")
    for name in ("Bad", "Good"):
        assert sorted(match[1] for match in FENCE.finditer(found[name])) == LANGUAGES
    for name in ("How to fix", "Limits"):
        assert found[name].strip()
    if OPTIONS in found:
        assert any(f"`{key}" in found[OPTIONS] for key in KEYS)


@pytest.mark.parametrize("example", examples("Bad"), ids=lambda example: f"{example.rule}-{example.language}")
def test_bad_example(example: Example, tmp_path: Path) -> None:
    """The rule reports its bad example, and no other rule does."""
    assert {finding.rule for finding in findings(example, tmp_path)} == {example.rule}


@pytest.mark.parametrize("example", examples("Good"), ids=lambda example: f"{example.rule}-{example.language}")
def test_good_example(example: Example, tmp_path: Path) -> None:
    """No rule reports a good example."""
    assert findings(example, tmp_path) == []
