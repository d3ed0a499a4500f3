"""Everything that pages are written from: the routing table, the API's schemas and the lint rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kling_route.checkout import TABLE_FILE
from kling_route.compile import compile_all
from kling_route.documents import DocumentError, read_once
from kling_route.documents import load as read_document
from kling_route.site.errors import BuildFailed
from kling_route.validate import check_file

Record = dict[str, Any]

CHANGELOG = "CHANGELOG.md"


class Knowledge(NamedTuple):
    """The data of one build: the table as it was read, the API's catalogue with its references replaced, and what
    lookups read of the table. `lines` are those of the table on which its routes start.
    """

    root: Path
    table: Record
    api: Record
    lookup: Record
    lines: Mapping[str, int]

    @property
    def routes(self) -> Mapping[str, Record]:
        """The routes by id, in the table's order."""
        return {route["id"]: route for route in self.table["routes"]}

    @property
    def sources(self) -> Mapping[str, Record]:
        """The sources by id."""
        return self.table["sources"]  # type: ignore[no-any-return]

    @property
    def changelog(self) -> str:
        """What changed, version by version, without the heading and the introduction of the file."""
        text = (self.root / CHANGELOG).read_text(encoding="utf-8")
        return re.sub(r"^## \[(.+?)\]", r"## \1", text[text.index("\n## ") :], flags=re.M)

    @property
    def statements(self) -> list[Record]:
        """The steps, rules and pieces of advice of the table, each with the page that carries it."""
        table = self.table
        carried = {
            "workflow.md": [*table["workflow"]["steps"], *table["workflow"]["notes"]],
            "security.md": table["security"]["statements"],
            "integration.md": table["guidance"]["statements"],
        }
        return [{**item, "page": page} for page, items in carried.items() for item in items]

    def mentions(self, route: str) -> list[Record]:
        """The statements that name a route as where more is said."""
        return [item for item in self.statements if route in item.get("routes", ())]

    def checked_by(self, rule: str) -> list[Record]:
        """The statements that a lint rule checks in code."""
        return [item for item in self.statements if rule in item.get("checks", ())]


def load(root: Path) -> Knowledge:
    """Checks, compiles and returns the sources of the checkout. Raises BuildFailed with every problem found."""
    with read_once():
        return _load(root)


def _load(root: Path) -> Knowledge:
    problems = [str(problem) for path in _files(root) for problem in check_file(str(path))]
    if problems:
        raise BuildFailed(problems)
    try:
        compiled = compile_all(root)
        return Knowledge(root, compiled["table"], compiled["api"], compiled["index"], _lines(root))
    except (DocumentError, ValueError) as error:  # the files are valid one by one, but do not fit each other
        raise BuildFailed(str(error).splitlines()) from error


def _lines(root: Path) -> dict[str, int]:
    table = read_document(root / TABLE_FILE)
    routes = enumerate(table.value["routes"])
    return {route["id"]: table.position(("routes", number)).line for number, route in routes}


def _files(root: Path) -> list[Path]:
    return [root / TABLE_FILE, *sorted((root / "schemas" / "apidot").rglob("*.yaml"))]
