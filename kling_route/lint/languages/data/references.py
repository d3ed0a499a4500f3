"""References to variables in the values of data files: `${NAME}`, `${NAME:-fallback}`."""

from __future__ import annotations

import re
from collections.abc import Callable

from kling_route.lint import ir

BRACED = re.compile(r"(?<![\\$])\$\{([A-Za-z_]\w*)(?:(:?[-?+=])([^{}]*))?\}()")
"""References in braces, as Compose files have them."""

ANY = re.compile(r"(?<!\\)\$(?:\{([A-Za-z_]\w*)(?:(:?[-?+=])([^{}]*))?\}|([A-Za-z_]\w*))")
"""References with or without braces."""

_OPERATORS = {"-": "or", ":-": "or", "=": "or", ":=": "or", "+": "and", ":+": "and"}


def expanded(
    text: str, place: tuple[int, int], quotes: int, pattern: re.Pattern[str], fixed: Callable[[str], str]
) -> ir.Expression:
    """A text whose references stand for variables.

    `place` is where the value is written with its quotes, of which there are `quotes` bytes on each side. `fixed`
    resolves the escapes of what stands between the references.
    """
    parts: list[ir.Expression] = []
    at = 0
    offset = place[0] + quotes
    for match in pattern.finditer(text):
        offset = _add(parts, text[at : match.start()], offset, fixed)
        end = offset + len(match[0].encode())
        name: ir.Expression = ir.Name(offset, end, match[1] or match[4])
        operator = _OPERATORS.get(match[2] or "")
        if operator is not None:
            other = ir.Literal(end - 1 - len(match[3].encode()), end - 1, match[3])
            name = ir.Logical(offset, end, operator, name, other)
        parts.append(name)
        offset, at = end, match.end()
    if not parts:
        return ir.Literal(*place, fixed(text))
    _add(parts, text[at:], offset, fixed)
    return parts[0] if len(parts) == 1 else ir.Template(*place, tuple(parts))


def _add(parts: list[ir.Expression], text: str, start: int, fixed: Callable[[str], str]) -> int:
    """Adds a text that stands at `start`; returns where it ends."""
    end = start + len(text.encode())
    if text:
        parts.append(ir.Literal(start, end, fixed(text)))
    return end
