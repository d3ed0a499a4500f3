"""Shows what the linter says to the examples of the rules' manual pages.

An example is a piece of a program. The program around it, one for each language, stands in `content/rules`, and names
what examples rely on. What the linter says is told of the example alone: its lines and columns count from its start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent
from typing import NamedTuple

from kling_route.lint.config import OWN_FILE
from kling_route.lint.engine import scan
from kling_route.lint.findings import Finding
from kling_route.lint.report.text import render

SUFFIXES = {"python": ".py", "typescript": ".ts"}
"""The languages of examples."""

PLACE = re.compile(r"^(?P<indent> +)(?:#|//) The example stands here\.\n", re.MULTILINE)

BLOCK = rf"^```(?P<language>{'|'.join(SUFFIXES)})\n(?P<code>.*?)^```$"
FENCE = re.compile(BLOCK, re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A piece of code in a manual page."""

    language: str
    code: str

    @property
    def name(self) -> str:
        """The file that reports name."""
        return f"example{SUFFIXES[self.language]}"


class Frame(NamedTuple):
    """The program around the examples of a language. `indent` is that of the place where they stand."""

    text: str
    before: str
    indent: str
    after: str

    @property
    def lines(self) -> int:
        """How many lines stand before an example."""
        return self.before.count("\n")

    def around(self, code: str) -> str:
        """Returns the program with an example in it."""
        return self.before + indent(code, self.indent) + self.after


class Said(NamedTuple):
    """The command and what it prints, as a terminal shows them, and whether `--fix` mends something of it."""

    text: str
    mended: bool


def frames(root: Path) -> dict[str, Frame]:
    """Returns the program around the examples of each language."""
    texts = {name: (root / "content" / "rules" / f"frame-{name}.txt").read_text(encoding="utf-8") for name in SUFFIXES}
    return {name: _frame(text) for name, text in texts.items()}


def _frame(text: str) -> Frame:
    before, space, after = PLACE.split(text)
    return Frame(text, before, space, after)


def examples(manual: str) -> Iterator[Example]:
    """Yields the code of a manual page."""
    return (Example(match["language"], match["code"]) for match in FENCE.finditer(manual))


def said(shown: Iterable[Example], around: Mapping[str, Frame]) -> dict[Example, Said]:
    """Lints each example in the program around it, and returns what the linter says."""
    with TemporaryDirectory() as folder:
        Path(folder, OWN_FILE).touch()  # the nearest configuration is one that says nothing
        return {example: _said(example, around[example.language], folder) for example in shown}


def _said(example: Example, frame: Frame, folder: str) -> Said:
    path = f"{folder}/{example.name}"
    report = scan([path], overlay={path: frame.around(example.code).encode()})
    moved = tuple(_moved(finding, example, frame) for finding in report.findings)
    text = f"$ kling-route lint {example.name}\n{render(report._replace(findings=moved))}"
    return Said(text, any(finding.fix for finding in moved))


def _moved(finding: Finding, example: Example, frame: Frame) -> Finding:
    """Returns a finding with places in the example, or in the program around it where a value comes from there."""
    lines, columns = frame.lines, len(frame.indent)
    origin, excerpt = finding.origin, finding.excerpt
    if origin is not None:
        inside = origin.line > lines
        place = (origin.line - lines, origin.column - columns) if inside else (origin.line, origin.column)
        name = example.name if inside else f"frame{SUFFIXES[example.language]}"
        origin = origin._replace(path=name, line=place[0], column=place[1])
    if excerpt is not None:
        excerpt = excerpt._replace(text=excerpt.text.removeprefix(frame.indent), column=excerpt.column - columns)
    return finding._replace(
        path=example.name,
        line=finding.line - lines,
        column=finding.column - columns,
        origin=origin,
        excerpt=excerpt,
    )
