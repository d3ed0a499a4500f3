"""The loops that poll, each once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.events import Polled

if TYPE_CHECKING:
    from kling_route.lint.evaluate import Evaluation


def polls(evaluation: Evaluation) -> Iterator[Polled]:
    """Each loop that polls. One that was followed several times is hot if it never waited, bounded if it ever was."""
    found: dict[tuple[str, int], Polled] = {}
    for polled in evaluation.polled:
        key = (polled.place.file.path, polled.place.file.fragment.file_offset(polled.place.start))
        known = found.get(key, polled)
        found[key] = Polled(known.place, known.hot and polled.hot, known.bounded or polled.bounded)
    yield from found.values()
