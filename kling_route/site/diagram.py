"""Draws a flow of steps as an SVG picture: ranks from top to bottom, alternatives of one rank side by side.

Colours come from the site's style sheet through classes, so one picture serves the light and the dark appearance. The
same flow can be drawn at several widths; the style sheet shows the one that fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

PADDING = 12
RANK_GAP = 34
BOX_GAP = 14
WIDEST_BOX = 330
NUMBER_SIZE = 22
TITLE_SIZE = 14.0
DETAIL_SIZE = 12.5
LINE = 1.35
BLOCK_GAP = 6

NARROW_CHARACTERS = frozenset("fijlrtI.,:;|!'()[]` ")
WIDE_CHARACTERS = frozenset("mwMW@%")


class Step(NamedTuple):
    """One box: its number in the flow, a title, a line or two that say what happens, and links with their addresses."""

    number: int
    title: str
    detail: str
    links: Sequence[tuple[str, str]] = ()


class Box(NamedTuple):
    """A step with its place, in the picture's units."""

    step: Step
    x: float
    y: float
    width: float
    height: float
    title: tuple[str, ...]
    detail: tuple[str, ...]


def draw(ranks: Sequence[Sequence[Step]], *, width: int, name: str, title: str, description: str) -> Markup:
    """Returns the picture as one line of SVG.

    `name` makes the ids unique in the page; title and description are its text alternative.
    """
    placed = list(_place(ranks, width))
    height = max(box.y + box.height for rank in placed for box in rank) + 2
    edges = "".join(_edge(start, end) for upper, lower in pairwise(placed) for start in upper for end in lower)
    boxes = "".join(_box(box) for rank in placed for box in rank)
    return Markup(
        f'<svg class="kr-flow kr-flow-{escape(name)}" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {width} {_number(height)}" role="group" '
        f'aria-labelledby="flow-{escape(name)}-title flow-{escape(name)}-text">'
        f'<title id="flow-{escape(name)}-title">{escape(title)}</title>'
        f'<desc id="flow-{escape(name)}-text">{escape(description)}</desc>{edges}{boxes}</svg>'
    )


def _place(ranks: Sequence[Sequence[Step]], width: int) -> Iterator[list[Box]]:
    top = 2.0
    for rank in ranks:
        box_width = min(WIDEST_BOX, (width - 4 - BOX_GAP * (len(rank) - 1)) / len(rank))
        left = (width - box_width * len(rank) - BOX_GAP * (len(rank) - 1)) / 2
        texts = [_wrapped(step, box_width) for step in rank]
        height = max(_text_height(*text, len(step.links)) for step, text in zip(rank, texts, strict=True))
        yield [
            Box(step, left + index * (box_width + BOX_GAP), top, box_width, height, *text)
            for index, (step, text) in enumerate(zip(rank, texts, strict=True))
        ]
        top += height + RANK_GAP


def _wrapped(step: Step, box_width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = box_width - 2 * PADDING
    return tuple(wrap(step.title, room - NUMBER_SIZE - 8, TITLE_SIZE)), tuple(wrap(step.detail, room, DETAIL_SIZE))


def _text_height(title: Sequence[str], detail: Sequence[str], links: int) -> float:
    head = max(NUMBER_SIZE, len(title) * TITLE_SIZE * LINE)
    return 2 * PADDING + head + sum(_block_height(count) for count in (len(detail), links))


def _block_height(lines: int) -> float:
    """Returns the height of lines below the title, with the space before them."""
    return BLOCK_GAP + lines * DETAIL_SIZE * LINE if lines else 0


def wrap(text: str, room: float, size: float) -> Iterator[str]:
    """Yields the lines of the text that fit into `room`, by an estimate of how wide a sans-serif face sets it."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and text_width(longer, size) > room:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def text_width(text: str, size: float) -> float:
    """Returns about how wide the text is at this size, rather too wide than too narrow: faces differ."""
    return sum(map(_advance, text)) * size


def _advance(character: str) -> float:
    if character in NARROW_CHARACTERS:
        return 0.36
    if character in WIDE_CHARACTERS:
        return 0.9
    return 0.7 if character.isupper() else 0.58


def _box(box: Box) -> str:
    radius = NUMBER_SIZE / 2
    middle, centre = box.x + PADDING + radius, box.y + PADDING + radius
    parts = [
        _rectangle(box),
        f'<circle class="kr-flow-badge" cx="{_number(middle)}" cy="{_number(centre)}" r="{_number(radius)}"/>',
        _text("number", middle, centre + 4.5, str(box.step.number)),
    ]
    baseline = box.y + PADDING + TITLE_SIZE * 1.13
    for line in box.title:
        parts.append(_text("title", box.x + PADDING + NUMBER_SIZE + 8, baseline, line))
        baseline += TITLE_SIZE * LINE
    left, top = box.x + PADDING, box.y + PADDING + max(NUMBER_SIZE, len(box.title) * TITLE_SIZE * LINE)
    for number, line in enumerate(box.detail):
        parts.append(_text("detail", left, _baseline(top, number), line))
    top += _block_height(len(box.detail))
    for number, (label, address) in enumerate(box.step.links):
        parts.append(f'<a href="{escape(address)}">{_text("link", left, _baseline(top, number), label)}</a>')
    return "".join(parts)


def _baseline(top: float, line: int) -> float:
    return top + BLOCK_GAP + DETAIL_SIZE + line * DETAIL_SIZE * LINE


def _rectangle(box: Box) -> str:
    place = f'x="{_number(box.x)}" y="{_number(box.y)}"'
    size = f'width="{_number(box.width)}" height="{_number(box.height)}"'
    return f'<rect class="kr-flow-box" {place} {size} rx="10"/>'


def _text(kind: str, x: float, y: float, text: str) -> str:
    return f'<text class="kr-flow-{kind}" x="{_number(x)}" y="{_number(y)}">{escape(text)}</text>'


def _edge(start: Box, end: Box) -> str:
    x1, y1 = start.x + start.width / 2, start.y + start.height
    x2, y2 = end.x + end.width / 2, end.y - 6
    middle = (y1 + end.y) / 2 - 2
    if abs(x1 - x2) < 1:
        path = f"M{_number(x1)} {_number(y1)}V{_number(y2)}"
    else:
        side = 7 if x2 > x1 else -7
        path = (
            f"M{_number(x1)} {_number(y1)}V{_number(middle - 7)}q0 7 {side} 7H{_number(x2 - side)}"
            f"q{side} 0 {side} 7V{_number(y2)}"
        )
    base, point = _number(end.y - 8), _number(end.y - 1)
    tip = f"M{_number(x2 - 5)} {base}L{_number(x2)} {point}L{_number(x2 + 5)} {base}Z"
    return f'<path class="kr-flow-edge" d="{path}"/><path class="kr-flow-tip" d="{tip}"/>'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
