"""Everything that pages are written from: the routing table, the API's schemas and the lint rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kling_route.api.compiling import compile_api
from kling_route.compile import compile_all, table_data

Record = dict[str, Any]


class Knowledge(NamedTuple):
    """The data of one build. `table` is the document as it was read, `api` the catalogue with its references replaced."""

    root: Path
    table: Record
    api: Record

    @property
    def routes(self) -> Mapping[str, Record]:
        """The routes by id, in the table's order."""
        return {route["id"]: route for route in self.table["routes"]}

    @property
    def sources(self) -> Mapping[str, Record]:
        """The sources by id."""
        return self.table["sources"]  # type: ignore[no-any-return]

    def mentions(self, route: str) -> list[Record]:
        """The statements that name a route as where more is said, each with the page that carries it."""
        table = self.table
        carried = {
            "workflow.md": [*table["workflow"]["steps"], *table["workflow"]["notes"]],
            "security.md": table["security"]["statements"],
            "integration.md": table["guidance"]["statements"],
        }
        return [{**item, "page": page} for page, items in carried.items() for item in items if route in item.get("routes", ())]


def load(root: Path) -> Knowledge:
    """Compiles the sources of the checkout and returns them. Raises `documents.DocumentError` for one that cannot be read."""
    compile_all(root)
    return Knowledge(root, table_data(root), compile_api(root))
