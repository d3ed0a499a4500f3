"""The routing table: routes, matches, and where a table comes from.

A lookup imports this module, so it imports nothing itself until a table file has to be read.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping
    from typing import Any


NOT_COMPILED = "the built-in routing table has not been compiled: run `kling-route validate`"


class TableError(Exception):
    """A routing table cannot be used. The text has one line per problem: `file:line:column: what is wrong`."""


class Frozen:
    """A value object: its slots are set by its own constructor alone, and equal slots make equal objects.

    A named tuple would be the usual choice, but importing `typing` or `collections` costs more than a whole lookup.
    """

    __slots__: tuple[str, ...] = ()

    def _set(self, *values: object) -> None:
        for name, value in zip(self.__slots__, values, strict=True):
            object.__setattr__(self, name, value)

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in zip(self.__slots__, self._values(), strict=True))
        return f"{type(self).__name__}({values})"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), self._values()


class Route(Frozen):
    """A goal and the address that serves it.

    `url` is an https address, or `mailto:` for support; `kind` says what is found there (`docs`, `model-page`, `skill`
    …); `phrases` are what people type; `related` are ids of other routes; `source` is the id of a source and `place`
    the place in it; `grade` is `documented` or `observed`.
    """

    __slots__ = ("id", "goal", "url", "kind", "summary", "phrases", "related", "source", "place", "grade")  # noqa: RUF023  the order of reading
    id: str
    goal: str
    url: str
    kind: str
    summary: str
    phrases: tuple[str, ...]
    related: tuple[str, ...]
    source: str
    place: str
    grade: str

    def __init__(
        self,
        id: str,  # noqa: A002  the name that the interface gives it
        goal: str,
        url: str,
        kind: str,
        summary: str,
        phrases: tuple[str, ...],
        related: tuple[str, ...],
        source: str,
        place: str,
        grade: str,
    ) -> None:
        self._set(id, goal, url, kind, summary, phrases, related, source, place, grade)


class Match(Frozen):
    """A route that fits a goal: how well, from 0 to 1, and the words or phrases that decided."""

    __slots__ = ("route", "score", "why")
    route: Route
    score: float
    why: tuple[str, ...]

    def __init__(self, route: Route, score: float, why: tuple[str, ...]) -> None:
        self._set(route, score, why)


class Table:
    """A checked routing table.

    `routes` are its routes in order; `document` is the whole table as written, for pages that show the rest of it;
    `index` is what the matcher has computed from it; a table without one is the built-in one, whose index is compiled.
    """

    __slots__ = ("_index", "document", "routes")
    document: Mapping[str, Any]
    routes: tuple[Route, ...]

    def __init__(self, document: Mapping[str, Any], index: dict[str, Any] | None = None) -> None:
        self.document = document
        self.routes = tuple(map(_route, document["routes"]))
        self._index = index

    @property
    def index(self) -> dict[str, Any]:
        """What the matcher reads."""
        if self._index is None:
            try:
                from kling_route._compiled.index import INDEX
                from kling_route.matching.opening import open_index
            except ImportError:
                raise TableError(NOT_COMPILED) from None
            self._index = open_index(INDEX)
        return self._index

    def route(self, id: str) -> Route:  # noqa: A002
        """Return the route with this id. Raises KeyError for an unknown one."""
        for route in self.routes:
            if route.id == id:
                return route
        raise KeyError(id)

    def find(self, goal: str, limit: int | None = None) -> list[Match]:
        """Return the routes that fit a goal, best first, at most `limit` of them; none when no route fits."""
        from kling_route.lookup import find

        return find(self, goal, limit)


def _route(entry: Mapping[str, Any]) -> Route:
    return Route(
        entry["id"],
        entry["goal"],
        entry["url"],
        entry["kind"],
        entry["summary"],
        tuple(entry["phrases"]),
        tuple(entry.get("related", ())),
        entry["source"]["id"],
        entry["source"]["place"],
        entry["grade"],
    )


_builtin: list[Table] = []


def builtin_table() -> Table:
    """Return the table that the package was built with. Raises TableError when a checkout has not been compiled yet."""
    if not _builtin:
        try:
            from kling_route._compiled.table import TABLE
        except ImportError:
            raise TableError(NOT_COMPILED) from None
        _builtin.append(Table(TABLE))
    return _builtin[0]


def load_table(path: str | os.PathLike[str]) -> Table:
    """Read and check a routing table, YAML or JSON. Raises TableError with every problem found."""
    from kling_route.documents import DocumentError
    from kling_route.matching.index import build_index
    from kling_route.validate import check_table

    try:
        document = check_table(path)
    except DocumentError as error:
        raise TableError(str(error)) from None
    return Table(document, build_index(document, builtin_table().index))
