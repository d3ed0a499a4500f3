"""Comments that take findings back: `kling-route: ignore[rule, rule] reason`.

Such a comment speaks for its own line, or, alone on a line, for the next line that is not such a line itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kling_route.lint import ir
from kling_route.lint.source import TEXT, Fragment, Source

_MARK = re.compile(r"kling-route\s{0,9}:\s{0,9}ignore\b(?:\s{0,9}\[([^\]\n]*)(\])?)?", re.IGNORECASE)
_OPENING = re.compile(r"[\s{<!/*#;%\-]*+$")
_CLOSING = re.compile(r"[\s}>*/\-]*+$")
_BY_LINE = frozenset((TEXT, "markdown"))
"""Languages of which no grammar tells what is a comment."""


class Ignore(NamedTuple):
    """One rule that one comment names. `place` is that of the comment; `lines` are those it speaks for.

    `rule` is "" where the comment names none.
    """

    rule: str
    line: int
    column: int
    end_column: int
    lines: frozenset[int]
    cell: int | None = None


class _Spot(NamedTuple):
    """A comment: where the mark in it starts and ends, the last line of the comment, and whether it stands alone."""

    line: int
    column: int
    end_column: int
    last: int
    rules: tuple[str, ...]
    alone: bool
    cell: int | None


def ignores(source: Source, modules: Iterable[tuple[Fragment, ir.Module]]) -> list[Ignore]:
    """Every suppression in a file, in the order of their places."""
    spots: dict[tuple[int, int], _Spot] = {}
    for fragment, module in modules:
        for comment in module.comments:
            for spot in _in_comment(fragment, comment):
                spots[spot.line, spot.column] = spot
    if source.language in _BY_LINE:
        for spot in _in_lines(source):
            spots.setdefault((spot.line, spot.column), spot)
    return list(_settle([spots[place] for place in sorted(spots)]))


def _in_comment(fragment: Fragment, comment: ir.Comment) -> Iterator[_Spot]:
    if "ignore" not in comment.text.lower():
        return
    lines = fragment.lines
    for match in _MARK.finditer(comment.text):
        before = len(comment.text[: match.start()].encode())
        line, column = fragment.position(comment.start + before)
        start = fragment.position(comment.start)
        end = fragment.position(comment.end)
        opening = lines.text(start.line)[: start.column - 1]
        closing = lines.text(end.line)[end.column - 1 :]
        alone = bool(_OPENING.match(opening) and _CLOSING.match(closing)) if fragment.cell is None else (
            not opening.strip(' \t"') and not closing.removesuffix(",").removesuffix('"').removesuffix("\\n").strip()
        )
        yield _Spot(line, column, column + len(match[0]), end.line, _rules(match), alone, fragment.cell)


def _in_lines(source: Source) -> Iterator[_Spot]:
    lines = source.fragment.lines
    at = 0
    lower = source.data.lower()
    while (at := lower.find(b"kling-route", at)) != -1:
        line, column = lines.position(at)
        text = lines.text(line)
        match = _MARK.match(text, column - 1)
        if match:
            alone = bool(_OPENING.match(text[: column - 1]))
            yield _Spot(line, column, column + len(match[0]), line, _rules(match), alone, None)
        at += 1


def _rules(match: re.Match[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in (match[1] or "").split(",")) if match[2] else ()
    return tuple(dict.fromkeys(filter(None, names))) or ("",)


def _settle(spots: list[_Spot]) -> Iterator[Ignore]:
    lone = {line: spot.last for spot in spots if spot.alone for line in range(spot.line, spot.last + 1)}
    for spot in spots:
        meant = {spot.line, spot.last}
        if spot.alone:
            target = spot.last + 1
            while target in lone:
                target = lone[target] + 1
            meant.add(target)
        for rule in spot.rules:
            yield Ignore(rule, spot.line, spot.column, spot.end_column, frozenset(meant), spot.cell)
