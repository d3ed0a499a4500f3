"""`kling-route serve`: the site on loopback, built again when its sources change."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

DONE, INVALID, USAGE = 0, 1, 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.description = (
        "Build the pages and serve the site on loopback; pages reload when the routing table, the API schemas or "
        "content/ change. This needs a checkout of kling-route and its `site` extra. Ctrl-C ends it."
    )
    parser.add_argument("--out", metavar="DIR", default="build", help="folder to write to (default: build)")
    parser.add_argument("--port", type=int, default=8000, help="port on loopback (default: 8000)")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted, and return the exit code."""
    from kling_route.site.checkout import checkout_root, require_extra
    from kling_route.site.errors import BuildFailed, CannotBuild

    try:
        require_extra()
        root = checkout_root()
        from kling_route.site.serve import serve

        return serve(root, Path(options.out), options.port)
    except CannotBuild as error:
        sys.stderr.write(f"kling-route serve: {error}\n")
        return USAGE
    except BuildFailed as error:
        sys.stdout.write(f"{error}\n")
        return INVALID
