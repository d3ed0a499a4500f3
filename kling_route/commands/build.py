"""`kling-route build`: the docs pages, the site, the skill package and llms.txt."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

DONE, INVALID, USAGE = 0, 1, 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.description = (
        "Write the docs pages, the site, the skill package and llms.txt. This needs a checkout of kling-route and its "
        "`site` extra. The routing table and the API schemas are checked and compiled first."
    )
    parser.add_argument("--out", metavar="DIR", default="build", help="folder to write to (default: build)")
    parser.add_argument(
        "--site-url", metavar="URL", default="", help="address it will be served at (without it: no sitemap)"
    )
    parser.add_argument(
        "--edit-url",
        metavar="URL",
        default="",
        help="where files of the checkout are edited: pages link to their source",
    )
    parser.add_argument("--skill", metavar="DIR", help="also install the skill into a folder of skills")


def run(options: argparse.Namespace) -> int:
    """Build and return the exit code."""
    from kling_route.site.checkout import checkout_root, require_extra
    from kling_route.site.errors import BuildFailed, CannotBuild

    collecting = gc.isenabled()
    gc.disable()  # What a build reads lives until its end.
    try:
        require_extra()
        root = checkout_root()
        from kling_route.site.build import build
        from kling_route.site.install import install

        built = build(root, Path(options.out), options.site_url, options.edit_url)
        installed = install(built.skill, Path(options.skill)) if options.skill else None
    except CannotBuild as error:
        sys.stderr.write(f"kling-route build: {error}\n")
        return USAGE
    except BuildFailed as error:
        sys.stdout.write(f"{error}\n")
        sys.stderr.write("Nothing was published: mend what is listed above.\n")
        return INVALID
    finally:
        if collecting:
            gc.enable()
    sys.stdout.write(f"{built.pages} pages: {built.site}\nskill: {built.skill}\nllms.txt: {built.llms}\n")
    if installed:
        sys.stdout.write(f"installed: {installed}\n")
    return DONE
