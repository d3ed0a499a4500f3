"""Comments that take findings back: `kling-route: ignore[rule, rule] reason`.

Such a comment speaks for its own line, or, alone on a line, for the next line that is not such a line itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kling_route.lint import ir
from kling_route.lint.source import TEXT, Fragment, Source
from kling_route.tuples import NamedTuple

_MARK = re.compile(r"kling-route\s{0,9}:\s{0,9}ignore\b(?:\s{0,9}\[([^\]\n]*)(\])?)?", re.IGNORECASE)
_REASON = re.compile(r"[^\w\n]*+\w")
_OPENING = re.compile(rb"[\s{<!/*#;%>-]*+")
_CLOSING = re.compile(rb"[\s}>*/-]*+")
_BY_LINE = frozenset((TEXT, "dockerfile", "makefile", "justfile", "http", "markdown", "html", "vue", "svelte", "astro"))
"""Languages of which no grammar tells what is a comment."""


class Ignore(NamedTuple):
    """One rule that one comment names. `place` is that of the comment; `lines` are those it speaks for.

    `rule` is "" where the comment names none. `reasoned`: the comment says why.
    """

    rule: str
    line: int
    column: int
    end_column: int
    lines: frozenset[int]
    reasoned: bool
    cell: int | None = None


class _Spot(NamedTuple):
    """A mark in a comment. `last` is the comment's last line, `following` the one after it, 0 if code stands beside."""

    line: int
    column: int
    end_column: int
    last: int
    following: int
    rules: tuple[str, ...]
    reasoned: bool
    cell: int | None


def ignores(source: Source, modules: Iterable[tuple[Fragment, ir.Module]]) -> list[Ignore]:
    """Every suppression in a file, in the order of their places."""
    spots: dict[tuple[int, int], _Spot] = {}
    passed: dict[int, int] = {}
    for fragment, module in modules:
        found = [spot for comment in module.comments for spot in _in_comment(fragment, comment)]
        spots.update(((spot.line, spot.column), spot) for spot in found)
        if any(spot.following for spot in found):
            passed.update(_comment_lines(fragment, module))
    if source.language in _BY_LINE:
        for spot in _in_lines(source):
            spots.setdefault((spot.line, spot.column), spot)
            passed.setdefault(spot.line, spot.following)
    return list(_settle([spots[place] for place in sorted(spots)], passed))


def _in_comment(fragment: Fragment, comment: ir.Comment) -> Iterator[_Spot]:
    if "ignore" not in comment.text.lower():
        return
    following = _following(fragment, comment)
    last = fragment.position(comment.end).line
    offset, before = comment.start, 0
    for match in _MARK.finditer(comment.text):
        offset += len(comment.text[before : match.start()].encode())
        before = match.start()
        line, column = fragment.position(offset)
        reasoned = _REASON.match(comment.text, match.end()) is not None
        yield _Spot(line, column, column + len(match[0]), last, following, _rules(match), reasoned, fragment.cell)


def _following(fragment: Fragment, comment: ir.Comment) -> int:
    """The line after a comment; 0 if code stands beside it, or nothing follows."""
    code = fragment.code
    line_end = code.find(b"\n", comment.end)
    opening = code[code.rfind(b"\n", 0, comment.start) + 1 : comment.start]
    closing = code[comment.end : line_end if line_end != -1 else len(code)]
    alone = _OPENING.fullmatch(opening) and _CLOSING.fullmatch(closing)
    return fragment.position(line_end + 1).line if alone and line_end != -1 else 0


def _comment_lines(fragment: Fragment, module: ir.Module) -> Iterator[tuple[int, int]]:
    """Each line on which a comment stands alone, with the line after that comment."""
    for comment in module.comments:
        if following := _following(fragment, comment):
            first, last = fragment.position(comment.start).line, fragment.position(comment.end).line
            for line in range(first, last + 1):
                yield line, following


def _in_lines(source: Source) -> Iterator[_Spot]:
    lines = source.fragment.lines
    lower = source.data.lower()
    at = lower.find(b"kling-route")
    while at != -1:
        line = lines.position(at).line
        text = lines.text(line)
        opening = _OPENING.match(text.encode())
        for match in _MARK.finditer(text):
            start, end = match.span()
            following = line + 1 if opening is not None and opening.end() == start else 0
            reasoned = _REASON.match(text, end) is not None
            yield _Spot(line, start + 1, end + 1, line, following, _rules(match), reasoned, None)
        line_end = lower.find(b"\n", at)
        at = lower.find(b"kling-route", line_end) if line_end != -1 else -1


def _rules(match: re.Match[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in (match[1] or "").split(",")) if match[2] else ()
    return tuple(dict.fromkeys(filter(None, names))) or ("",)


def _settle(spots: list[_Spot], passed: dict[int, int]) -> Iterator[Ignore]:
    """The ignores of the marks. One that stands alone speaks for the next line that is no comment (`passed`)."""
    code: dict[int, int] = {}
    for line in sorted(passed, reverse=True):
        code[line] = code.get(passed[line], passed[line]) if passed[line] > line else line
    for spot in spots:
        meant = {spot.line, spot.last, code.get(spot.following, spot.following)}
        for rule in spot.rules:
            yield Ignore(rule, spot.line, spot.column, spot.end_column, frozenset(meant), spot.reasoned, spot.cell)
