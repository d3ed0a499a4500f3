"""The lint rules as their own manual pages describe them: each rule's docstring, and what the linter says to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from inspect import cleandoc
from textwrap import indent
from typing import NamedTuple

from kling_route.lint.rules import RULES
from kling_route.lint.rules.base import Rule
from kling_route.site import examples
from kling_route.site.examples import Example, Frame, Said
from kling_route.site.text import capital

BLOCKS = re.compile(r"(?:^```[a-z]+\n.*?^```$\n*){2,}", re.MULTILINE | re.DOTALL)
"""Two or more code blocks with nothing between them."""

HEADING = re.compile(r"^## (.+)\n+", re.MULTILINE)

LANGUAGES = {"typescript": "TypeScript"}
"""Names of languages that a capital letter alone does not make."""


class RulePage(NamedTuple):
    """A rule's manual page: its first line says what it reports; the rest is Markdown, below its headings.

    `mended`: `--fix` mends an example of it. `risk` is on the scale of CVSS, 0 for what is no matter of security.
    """

    id: str
    severity: str
    summary: str
    reason: str
    sections: Mapping[str, str]
    mended: bool
    risk: float


def rules(frames: Mapping[str, Frame]) -> list[RulePage]:
    """Returns the pages of all rules, in the order in which the linter lists them."""
    said = examples.said((example for rule in RULES for example in examples.examples(cleandoc(rule.manual))), frames)
    return [_rule_page(rule, said) for rule in RULES]


def _rule_page(rule: Rule, said: Mapping[Example, Said]) -> RulePage:
    summary, _, text = cleandoc(rule.manual).partition("\n")
    reason, *parts = HEADING.split(in_tabs(text, said))
    sections = {name: part.strip() for name, part in zip(parts[::2], parts[1::2], strict=True)}
    mended = any(said[example].mended for example in examples.examples(text))
    return RulePage(rule.id, rule.severity, summary, reason.strip(), sections, mended, rule.risk)


def in_tabs(text: str, said: Mapping[Example, Said]) -> str:
    """Returns Markdown in which code blocks that follow each other directly stand in tabs, named by their languages.

    Below each block stands what the linter says to it.
    """
    return BLOCKS.sub(lambda blocks: _tabs(examples.examples(blocks[0]), said), text)


def _tabs(shown: Iterable[Example], said: Mapping[Example, Said]) -> str:
    blocks = {item.language: f"{fence(item)}\n\n```console\n{said[item].text}```" for item in shown}
    return tabs(blocks) + "\n\n"


def fence(example: Example) -> str:
    """Returns an example as a block of code."""
    return f"```{example.language}\n{example.code}```"


def tabs(blocks: Mapping[str, str]) -> str:
    """Returns blocks of Markdown in tabs, by the language that each is about."""
    return "\n\n".join(
        f'=== "{LANGUAGES.get(language, capital(language))}"\n\n' + indent(block, "    ")
        for language, block in blocks.items()
    )


def frame_tabs(frames: Mapping[str, Frame]) -> str:
    """Returns the programs around the examples, in tabs."""
    return tabs({language: fence(Example(language, frame.text)) for language, frame in frames.items()})
