"""Scores a routing table on a file of lookups: a sequence of `{q, accept}`; `accept` lists route ids or `NONE`."""

from __future__ import annotations

from typing import Any, NamedTuple

from kling_route.documents import DocumentError, Problem, load
from kling_route.table import Table

NONE = "NONE"
"""Stands among the accepted ids for a goal that should be refused."""

KEYS = ("q", "accept")


class Query(NamedTuple):
    """A goal, and the ids of the routes that answer it."""

    goal: str
    accept: tuple[str, ...]


def load_queries(path: str) -> list[Query]:
    """Read a file of lookups. Raises DocumentError with every problem."""
    document = load(path)
    if not isinstance(document.value, list):
        raise DocumentError([document.problem((), "must be a sequence of lookups, each with `q` and `accept`")])
    problems: list[Problem] = []
    for index, entry in enumerate(document.value):
        if not _is_query(entry):
            problems.append(document.problem((index,), "must have a goal in `q` and route ids in `accept`"))
    if problems:
        raise DocumentError(problems)
    return [Query(entry["q"], tuple(entry["accept"])) for entry in document.value]


def _is_query(entry: Any) -> bool:
    if not isinstance(entry, dict) or not all(key in entry for key in KEYS):
        return False
    accept = entry["accept"]
    return isinstance(entry["q"], str) and isinstance(accept, list) and all(isinstance(name, str) for name in accept)


def report(table: Table, queries: list[Query]) -> str:
    """Return a line for every lookup that was answered wrongly, and the share of right ones."""
    lines = []
    right = {True: 0, False: 0}
    count = {True: 0, False: 0}
    for query in queries:
        refusable = NONE in query.accept
        matches = table.find(query.goal, 1)
        answer = matches[0].route.id if matches else NONE
        count[refusable] += 1
        right[refusable] += answer in query.accept
        if answer not in query.accept:
            lines.append(f"wrong: {query.goal!r}: {answer}, accepted {', '.join(query.accept)}")
    lines.append(f"answered rightly: {_share(right[False], count[False])}")
    lines.append(f"refused rightly: {_share(right[True], count[True])}")
    return "\n".join(lines) + "\n"


def _share(right: int, count: int) -> str:
    return f"{right} of {count}" + (f" ({100 * right / count:.1f} %)" if count else "")
