"""Masks keys in what findings say and show. Every finding passes through here; there is no other way to make one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kling_route.lint.findings import Excerpt
from kling_route.lint.fingerprint import fingerprint
from kling_route.lint.redact import blot, redact
from kling_route.lint.source import Fragment, Lines, Position

if TYPE_CHECKING:
    from kling_route.lint.rules.base import Draft

SHORTEST, SHORTEST_WORD = 6, 16
"""Characters: a shorter literal, or one of letters alone, is hidden where it stands only; elsewhere it is a word."""

WINDOW = 160
"""Code points of a line that an excerpt shows."""

_WORD = re.compile(r"\w")


class Masking:
    """Knows every key that the drafts of a scan name."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._secrets: set[str] = set()
        self._ranges: dict[str, list[tuple[Position, Position]]] = {}
        self._masked: dict[tuple[str, int], str] = {}
        for draft in drafts:
            if draft.secrets:
                self._learn(draft)

    def _learn(self, draft: Draft) -> None:
        fragment = draft.file.fragment
        telling = [secret for secret in draft.secrets if _is_telling(secret)]
        self._secrets.update(telling)
        start, end = fragment.file_offset(draft.start), fragment.file_offset(draft.end)
        written = fragment.lines.data[start:end].decode("utf-8", "replace")
        if len(telling) < len(draft.secrets) or not all(secret in written for secret in telling):
            place = (fragment.lines.position(start), fragment.lines.position(end))
            self._ranges.setdefault(draft.file.path, []).append(place)

    def text(self, text: str, secrets: Iterable[str] = ()) -> str:
        """A message without keys, the `secrets` of its own draft above all."""
        return redact(text, self._secrets.union(secrets))

    def fingerprint(self, rule: str, fragment: Fragment, start: Position, end: Position) -> str:
        """What a finding at a place is known by; no key can be read from it."""
        return fingerprint(rule, fragment.lines, start, end, self._secrets)

    def excerpt(self, path: str, fragment: Fragment, start: Position, end: Position) -> Excerpt:
        """The first line of a place, cut to a window, without keys."""
        text = self._line(path, fragment.lines, start.line)
        width = (end.column if end.line == start.line else len(text) + 1) - start.column
        first = 0 if len(text) <= WINDOW else min(max(start.column - 1 - WINDOW // 4, 0), len(text) - WINDOW)
        shown = text[first : first + WINDOW]
        column = start.column - first
        return Excerpt(shown, column, max(1, min(width, len(shown) + 1 - column)))

    def text_of(self, path: str, lines: Lines) -> str:
        """The text of a file without keys, each line as long as it was."""
        ends = (line[len(line.rstrip(b"\r")) :].decode() for line in lines.data.split(b"\n"))
        return "\n".join(self._line(path, lines, number) + end for number, end in enumerate(ends, 1))

    def _line(self, path: str, lines: Lines, number: int) -> str:
        known = self._masked.get((path, number))
        if known is None:
            known = self._masked[path, number] = self._mask_line(path, lines.text(number), number)
        return known

    def _mask_line(self, path: str, text: str, number: int) -> str:
        for start, end in self._ranges.get(path, ()):
            if start.line <= number <= end.line:
                first = start.column - 1 if number == start.line else 0
                last = end.column - 1 if number == end.line else len(text)
                text = text[:first] + _WORD.sub("*", text[first:last]) + text[last:]
        return blot(text, self._secrets)


def _is_telling(secret: str) -> bool:
    return len(secret) >= (SHORTEST_WORD if secret.isalpha() else SHORTEST)
