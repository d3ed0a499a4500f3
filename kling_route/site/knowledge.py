"""Everything that pages are written from: the routing table, the API's schemas and the lint rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kling_route.compile import api_data, compile_all, table_data

Record = dict[str, Any]


class Knowledge(NamedTuple):
    """The data of one build. `table` and `api` are the documents as they were read."""

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


def load(root: Path) -> Knowledge:
    """Compiles the sources of the checkout and returns them. Raises `documents.DocumentError` for one that cannot be read."""
    compile_all(root)
    return Knowledge(root, table_data(root), api_data(root))
