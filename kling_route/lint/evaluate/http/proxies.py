"""Requests of the project to its own routes: what they send is followed through the route to the API."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.code import functions
from kling_route.lint.evaluate.library import encoding
from kling_route.lint.evaluate.reach.leaves import leaves
from kling_route.lint.evaluate.values import Closure, Inbound, Record, Value

if TYPE_CHECKING:
    from kling_route.lint.evaluate.project import Project
    from kling_route.lint.evaluate.run import Run

MANY = 40
"""How many requests to own routes are followed."""
_PARAMETER = re.compile(r"\[{1,2}\.*\w+\]{1,2}|:\w+|\{\w+\}|<[\w:]+>")


def asked(run: Run, addresses: Iterable[str], body: Value) -> None:
    """A request that does not go to the API: it may go to a route of the project. Its fields are another's."""
    for leaf in leaves((body,)):
        if isinstance(leaf.alternative, Record):
            fields = leaf.alternative.fields.values()
            run.evaluation.used.update((id(field.key.file), field.key.start) for field in fields)
    for address in addresses:
        path = "/" + address.split("?")[0].rpartition("://")[2].partition("/")[2].rstrip("/")
        if len(path) > 1 and len(run.own_requests) < MANY:
            run.own_requests.append((path, encoding.decoded(body) or body))


def by_file(run: Run, path: str) -> str:
    """The path of the route that a file serves by the conventions of frameworks, or ""."""
    for pattern in run.ecosystems.route_files:
        match = pattern.search(path)
        if match is not None:
            inner = re.sub(r"(?:^|/)(?:\([^/]*\)|index)(?=/|$)", "", match[1])
            return "/" + inner.strip("/")
    return ""


def serve(run: Run, function: ir.Function, paths: Iterable[str]) -> None:
    """A function answers the requests to these paths."""
    run.served.setdefault(id(function), set()).update(path.rstrip("/") for path in paths if path.startswith("/"))


def follow(project: Project) -> None:
    """Follow each own route again for what the project sends to it."""
    run = project.run
    for path, body in run.own_requests:
        for closure in _serving(run, path):
            run.inbound = Inbound(body)
            project._bounded(closure.file, partial(functions.follow, run, closure, None, None))
            run.inbound = None


def _serving(run: Run, path: str) -> Iterator[Closure]:
    seen: set[int] = set()
    for closure in run.closures:
        function = id(closure.function)
        if function not in seen and any(_fits(served, path) for served in run.served.get(function, ())):
            seen.add(function)
            yield closure


def _fits(served: str, path: str) -> bool:
    """Whether a route serves a path, or the end of it: what a router is mounted at is not followed."""
    pattern = "[^/]+".join(re.escape(piece) for piece in _PARAMETER.split(served))
    return re.fullmatch(f"(?:/[^/]+)*{pattern}", path) is not None
