"""What a rule is, what it is given, and what it hands out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from kling_route.lint.fixes.change import Change
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.api import Catalogue
    from kling_route.lint.evaluate import Ecosystems, Evaluation, LoweredFile
    from kling_route.lint.evaluate.values import Place
    from kling_route.lint.evidence.privacy import Shown
    from kling_route.lint.source import Source


class Draft(NamedTuple):
    """A finding before it is settled: byte offsets into the file's fragment, and text that may still hold a key.

    `secrets` are keys that no report may print. `change` mends it, if that is certain to be what was meant.
    """

    rule: str
    severity: str
    file: LoweredFile
    start: int
    end: int
    message: str
    help: str
    origin: tuple[LoweredFile, int, str] | None
    secrets: tuple[str, ...]
    change: Change | None = None


class Context:
    """What rules look at: what evaluation met, the API's schemas, the sources as text."""

    def __init__(
        self, evaluation: Evaluation, catalogue: Catalogue, sources: Sequence[Source], ecosystems: Ecosystems
    ) -> None:
        self.evaluation = evaluation
        self.catalogue = catalogue
        self.sources = sources
        self.ecosystems = ecosystems
        self._shown: list[Shown] | None = None

    @property
    def shown(self) -> list[Shown]:
        """The private values that reach log sinks, at most one for each place."""
        if self._shown is None:
            from kling_route.lint.evidence.privacy import private_sinks

            self._shown = private_sinks(self.evaluation, self.catalogue)
        return self._shown


class Rule(NamedTuple):
    """A rule: its id, how bad a finding is by itself, what it reports in one line, and its check.

    `risk` is what a finding puts at risk, on the scale of CVSS: 0 for a rule that is about correctness, not security.
    """

    id: str
    severity: str
    summary: str
    check: Callable[[Context], Iterator[Draft]]
    manual: str
    risk: float = 0.0


def draft(
    rule: Rule,
    place: Place,
    message: str,
    help: str,  # noqa: A002  the name that reports use
    severity: str | None = None,
    origin: tuple[Place, str] | None = None,
    secrets: tuple[str, ...] = (),
    change: Change | None = None,
) -> Draft:
    """A finding at a place, as bad as its rule says unless `severity` is given."""
    source = (origin[0].file, origin[0].start, origin[1]) if origin is not None else None
    return Draft(
        *(rule.id, severity or rule.severity, place.file, place.start, place.end),
        *(message, help, source, secrets, change),
    )
