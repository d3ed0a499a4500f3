"""Finds out whether a build can run here, and where it may write."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

from kling_route.checkout import root
from kling_route.site.errors import CannotBuild

MARK = ".kling-route-build"
"""Stands in a folder that a build made, so that the next one may replace what is in it."""

PARTS = ("docs", "site", "skill")

NEEDED = {"jinja2": "jinja2", "markupsafe": "jinja2", "mkdocs": "mkdocs", "material": "mkdocs-material"}
"""Modules of the `site` extra and the package that brings each."""


def checkout_root() -> Path:
    """Returns the folder of the checkout that this package runs from. Raises CannotBuild when there is none."""
    found = root()
    missing = [name for name in ("content", "mkdocs.yml") if found is None or not (found / name).exists()]
    if found is None or missing:
        raise CannotBuild(
            "this needs a checkout of kling-route, with its routing.yaml, schemas/, content/ and mkdocs.yml. "
            "Clone the repository, install it with `pip install -e '.[site]'` and run the command there."
        )
    return found


def require_extra() -> None:
    """Raises CannotBuild when a package of the `site` extra is missing."""
    missing = sorted({package for module, package in NEEDED.items() if find_spec(module) is None})
    if missing:
        raise CannotBuild(
            f"this needs the `site` extra ({', '.join(missing)} not installed): "
            "run `pip install -e '.[site]'` in the checkout."
        )


def prepare(out: Path) -> None:
    """Makes the folder ready, without the last build's pages. Raises CannotBuild when it holds something else."""
    if out.exists() and not out.is_dir():
        raise CannotBuild(f"{out} is not a folder.")
    taken = [part for part in PARTS if (out / part).exists()]
    if taken and not (out / MARK).exists():
        raise CannotBuild(f"{out} has {' and '.join(taken)} that no build wrote: name another folder with --out.")
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).write_text("kling-route build writes this folder and replaces what is in it.\n", encoding="utf-8")
    for part in taken:
        shutil.rmtree(out / part)
