"""What stands under the pointer: the schema of a field, a value or an address, and the rule of a finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position, Range

from kling_route.lint import manual
from kling_route.lint.evaluate.events import PropertyAt, ValueAt
from kling_route.lsp import wording

if TYPE_CHECKING:
    from kling_route.lint.evidence.describing import Described
    from kling_route.lsp.checking import Checked


def hover(checked: Checked, path: str, uri: str, position: Position, kind: MarkupKind) -> Hover | None:
    """What is known of a position, or None."""
    found = _narrowest(checked, path, uri, position)
    texts = [text for _, one in found if (text := _text(one))]
    rules = list(_rules(checked, path, uri, position))
    whole = wording.distinct(iter([*texts, *rules]))
    span = found[0][0] if texts else None
    return Hover(MarkupContent(kind, whole), span) if whole else None


def _narrowest(checked: Checked, path: str, uri: str, position: Position) -> list[tuple[Range, Described]]:
    """What evaluation met at the position, in the shortest range only."""
    file = checked.files[path]
    around: list[tuple[Range, Described]] = []
    for one in checked.described:
        if one.path == path:
            where, span = file.range(one.start, one.end)
            if where == uri and contains(span, position):
                around.append((span, one))
    spans = [span for span, _ in around]
    return [(span, one) for span, one in around if not any(_within(other, span) for other in spans)]


def _text(one: Described) -> str:
    event, catalogue = one.event, one.catalogue
    if isinstance(event, PropertyAt):
        return wording.distinct(wording.property_text(owner, event.name, catalogue) for owner in event.owners)
    if isinstance(event, ValueAt):
        return wording.distinct(wording.value_text(schema, event.value, catalogue) for schema in event.schemas)
    return wording.endpoint_text(event.endpoint, catalogue)


def _rules(checked: Checked, path: str, uri: str, position: Position) -> Iterator[str]:
    """The summaries of the rules whose findings the position is in."""
    for finding in checked.findings(path):
        where, span = checked.files[path].range((finding.line, finding.column), (finding.end_line, finding.end_column))
        rule = manual.rule(finding.rule)
        if where == uri and rule is not None and contains(span, position):
            yield f"`{rule.id}`: {rule.summary}. `kling-route explain {rule.id}` tells why, and how to fix it."


def contains(span: Range, position: Position) -> bool:
    """Whether a position is in a range, or at its end."""
    return span.start <= position <= span.end


def _within(inner: Range, outer: Range) -> bool:
    return inner != outer and outer.start <= inner.start and inner.end <= outer.end
