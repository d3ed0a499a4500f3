"""Writes the table that the home page's goal finder looks in: what a lookup of the command reads, as a script.

A page that is opened from a folder may load scripts, but no data.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from kling_route.site.characters import characters
from kling_route.site.knowledge import Knowledge, Record
from kling_route.site.statements import route_page

TABLE_SCRIPT = "assets/finder/table.js"
"""Its path below the site's root."""

SHOWN = ("id", "goal", "url", "summary")
"""What the finder shows of a route."""


def table_script(knowledge: Knowledge) -> str:
    """Returns the script that defines the table: routes, index, and what is known of characters."""
    routes = [_route(route) for route in knowledge.routes.values()]
    table = {"routes": routes, "index": knowledge.lookup, "characters": characters()}
    return f"klingRoute.table = {json.dumps(table, ensure_ascii=False, separators=(',', ':'))};\n"


def _route(route: Record) -> Record:
    page = PurePosixPath(route_page(route["id"])).with_suffix(".html")
    return {**{name: route[name] for name in SHOWN}, "page": str(page), "related": route.get("related", [])}
