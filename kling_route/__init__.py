"""Routes goals about the Kling O1 Image API on APIDot to its documentation, and lints the code that integrates it."""

from __future__ import annotations

from kling_route.table import Match, Route, Table, TableError, builtin_table, load_table

__all__ = ["Match", "Route", "Table", "TableError", "__version__", "find", "load_table", "routes"]

__version__ = "0.1.0"


def find(goal: str, limit: int | None = None) -> list[Match]:
    """Return the routes that fit a goal, best first; an empty list when no route fits.

    By default one route, or three when the best one is not clearly the best; `limit` asks for at most that many.
    """
    return builtin_table().find(goal, limit)


def routes() -> tuple[Route, ...]:
    """Return all routes of the built-in table, in its order."""
    return builtin_table().routes
