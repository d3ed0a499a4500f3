"""Which private values reach log sinks. One sink shows one thing: the worst, and among equals the most specific."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.reach.leaves import Leaf, leaves
from kling_route.lint.evaluate.values import Alternative, Const, Opaque, Place, Typed, Value
from kling_route.lint.evidence.credentials import is_placeholder, says_credential
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.api import Catalogue
    from kling_route.lint.evaluate.events import Evaluation, Role, Sink

ORDER = ("key", "url", "body", "prompt")
"""From what a sink is reported for first to last."""
KEY = "the API key"
"""What a key is that has no name."""
LONGEST = {"key": 8}
"""Characters that a cut of a private value may have and still be harmless; 12 unless given."""


class Shown(NamedTuple):
    """A private value at a sink.

    `kind` is "key", "url", "body" or "prompt"; `what` says what it is, `origin` where it came from.
    """

    kind: str
    place: Place
    what: str
    origin: Place | None


def private_sinks(evaluation: Evaluation, catalogue: Catalogue) -> list[Shown]:
    """What each place that writes private values is to be reported for."""
    worst: dict[tuple[str, int, int], Shown] = {}
    for sink in evaluation.sinks:
        shown = min(_at(sink, evaluation, catalogue), key=_rank, default=None)
        if shown is None:
            continue
        file = shown.place.file
        key = (file.path, file.fragment.file_offset(shown.place.start), shown.place.end)
        known = worst.get(key)
        if known is None or _rank(shown) < _rank(known):
            worst[key] = shown
    return list(worst.values())


def _rank(shown: Shown) -> int:
    return ORDER.index(shown.kind)


def _at(sink: Sink, evaluation: Evaluation, catalogue: Catalogue) -> Iterator[Shown]:
    covered: set[int] = set()
    for leaf in sink.leaves:
        item = leaf.alternative
        role = evaluation.roles.get(id(item))
        kind = kind_of(item, evaluation, catalogue)
        if not kind or 0 <= leaf.length <= LONGEST.get(kind, 12) or (id(item) in covered and kind != "key"):
            continue
        if isinstance(item, Typed) and item.request in sink.failed:
            continue
        if kind == "body":
            covered.update(id(inner.alternative) for inner in leaves([(item,)]))
        yield Shown(kind, _place(sink, leaf, role), _what(item, role, kind), _origin(item, role, sink))


def kind_of(item: Alternative, evaluation: Evaluation, catalogue: Catalogue) -> str:
    """How a value is private: "key", "url", "body", "prompt" or ""."""
    role = evaluation.roles.get(id(item))
    if isinstance(item, Typed):
        return item.schema.private
    if role is not None:
        stands_in = role.private == "key" and isinstance(item, Const) and is_placeholder(str(item.value), catalogue)
        return "" if stands_in else role.private
    if isinstance(item, Opaque) and item.environment:
        variable = catalogue.variables.get(item.environment)
        if variable is not None:
            return variable.private
        return "key" if says_credential((item.environment,), catalogue) else ""
    return "key" if id(item) in evaluation.held else ""


def _place(sink: Sink, leaf: Leaf, role: Role | None) -> Place:
    """The sink, or the call that handed the value to the helper in which the sink stands.

    What a helper is given and only a request inside it makes private, or has put there, is reported inside it.
    """
    item = leaf.alternative
    known = isinstance(item, Opaque) and item.environment
    request = item.request if isinstance(item, Typed) else role.request if role is not None and not known else None
    inside = request.functions if request is not None else frozenset()
    for call in sink.calls:
        if call.place is None or call.function in inside:
            continue
        if any(inner.alternative is leaf.alternative for inner in leaves(call.arguments)):
            return call.place
    return sink.place


def _what(item: Alternative, role: Role | None, kind: str) -> str:
    schema = item.schema if isinstance(item, Typed) else role.schema if role is not None else None
    if schema is not None:
        return f"{schema.path} of the {schema.title}" if schema.path else f"the {schema.title}"
    if isinstance(item, Opaque) and item.environment:
        return item.environment
    return KEY if kind == "key" else "a private value"


def _origin(item: Alternative, role: Role | None, sink: Sink) -> Place | None:
    """Where a value is answered, read from the environment or written, or else the request that makes it private."""
    if isinstance(item, Typed):
        return item.origin
    if isinstance(item, (Const, Opaque)) and item.place is not None and not _within(item.place, sink.place):
        return item.place
    return role.request.place if role is not None else None


def key_origin(value: Value, place: Place, evaluation: Evaluation, catalogue: Catalogue) -> tuple[Place, str] | None:
    """Where the key that a value shows is read or written, unless that is at `place`, and what it is called."""
    for leaf in leaves([value]):
        item = leaf.alternative
        known = item.place if isinstance(item, (Const, Opaque)) else None
        if known is None or known.start < 0 or _within(known, place):
            continue
        if kind_of(item, evaluation, catalogue) == "key":
            return known, _what(item, None, "key")
    return None


def _within(place: Place, around: Place) -> bool:
    return place.file is around.file and around.start <= place.start < around.end
