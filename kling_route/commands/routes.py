"""`kling-route routes`: all routes."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from kling_route.answers import fields
from kling_route.table import Route, TableError, builtin_table, load_table

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--json", action="store_true", help="print a JSON document")
    parser.add_argument("--table", metavar="FILE", help="use another routing table instead of the built-in one")


def run(options: argparse.Namespace) -> int:
    """Print the routes and return the exit code: 0, or 2 for a bad table."""
    try:
        table = builtin_table() if options.table is None else load_table(options.table)
    except TableError as error:
        sys.stderr.write("".join(f"kling-route: {line}\n" for line in str(error).splitlines()))
        return 2
    if options.json:
        document = {"routes": [_entry(route) for route in table.routes]}
        sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
        return 0
    width = max(len(route.id) for route in table.routes)
    goals = max(len(route.goal) for route in table.routes)
    for route in table.routes:
        sys.stdout.write(f"{route.id:<{width}}  {route.goal:<{goals}}  {route.url}\n")
    return 0


def _entry(route: Route) -> dict[str, Any]:
    more = {"phrases": list(route.phrases), "related": list(route.related)}
    return {**fields(route), **more, "source": route.source, "grade": route.grade}
