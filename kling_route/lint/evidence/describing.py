"""Where a program names what the API's schemas describe, for editors: properties, values, addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from kling_route.lint.evaluate.events import EndpointAt, PropertyAt, ValueAt
from kling_route.lint.evaluate.reach.leaves import leaves
from kling_route.lint.evaluate.values import Const, Place
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.api import Catalogue
    from kling_route.lint.rules.base import Context
    from kling_route.lint.source import Position

Event: TypeAlias = PropertyAt | ValueAt | EndpointAt


class Described(NamedTuple):
    """A range of a file and what evaluation met there; `catalogue` has what else is known."""

    path: str
    start: Position
    end: Position
    event: Event
    catalogue: Catalogue


def described(context: Context) -> Iterator[Described]:
    """Everything in the scanned files that the API's schemas say something of, as often as it was met."""
    evaluation = context.evaluation
    events: list[Event] = [*evaluation.properties, *evaluation.values, *evaluation.endpoints]
    for event in events:
        for place in _places(event, context.catalogue):
            if place.start >= 0 and place.file.report:  # the others are built in, or somebody else's to describe
                position = place.file.fragment.position
                yield Described(place.file.path, position(place.start), position(place.end), event, context.catalogue)


def _places(event: Event, catalogue: Catalogue) -> Iterator[Place]:
    if not isinstance(event, EndpointAt):
        yield event.place
        return
    for leaf in leaves([event.url]):
        item = leaf.alternative
        if isinstance(item, Const) and _is_part(str(item.value), event.endpoint.path, catalogue):
            yield item.place


def _is_part(text: str, path: str, catalogue: Catalogue) -> bool:
    """Whether a piece of an address says something of the path below the base address."""
    below = catalogue.path_of(text)
    piece = (text if below is None else below).partition("?")[0].strip("/")
    return bool(piece) and "/" in text and f"/{piece}/" in f"{path}/"
