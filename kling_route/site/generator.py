"""Runs the site generator on the rendered pages, and takes out of its result what differs from one run to the next."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from kling_route.site.errors import BuildFailed

CONFIG = "mkdocs.yml"

MKDOCS = (sys.executable, "-m", "mkdocs")
"""The generator that the `site` extra installs; another one that reads its configuration takes the same arguments."""

MISSING_PAGE = "404"
"""The page that a server answers with where there is none."""


def write_config(root: Path, out: Path, nav: Sequence[Any], site_url: str) -> Path:
    """Writes the generator's configuration: the checkout's, with this build's folders, navigation and address."""
    config: dict[str, Any] = {
        "INHERIT": _relative(root / CONFIG, out),
        "docs_dir": "docs",
        "site_dir": "site",
        "nav": list(nav),
        "not_in_nav": MISSING_PAGE + ".md",
    }
    if site_url:
        config["site_url"] = site_url
    path = out / CONFIG
    path.write_text(yaml.safe_dump(config, sort_keys=False, allow_unicode=True, width=120), encoding="utf-8")
    return path


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive, on Windows
        return path.as_posix()


def run(config: Path, program: Sequence[str], *, sitemap: bool) -> None:
    """Builds the site in strict mode. Raises BuildFailed with what the generator complained about."""
    command = [*program, "build", "--strict", "--clean", "--config-file", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode != 0:
        raise BuildFailed(_complaints(done.stdout + done.stderr))
    _settle_sitemap(config.parent / "site", sitemap)


def _complaints(output: str) -> list[str]:
    """Returns the lines that say what is wrong, or the whole output when none is marked so."""
    lines = [line for line in output.splitlines() if line.strip()]
    return [line for line in lines if re.match(r"\s*(WARNING|ERROR|CRITICAL|Aborted|Error)", line)] or lines


def _settle_sitemap(site: Path, wanted: bool) -> None:
    """Keeps the sitemap's addresses without the dates, which are the build's, and without the page for missing pages.

    Drops the sitemap when it is not wanted.
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    sitemap = site / "sitemap.xml"
    if not wanted:
        sitemap.unlink(missing_ok=True)
        return
    written = re.sub(r"(?<!\s)\s*+<lastmod>[^<]*</lastmod>", "", sitemap.read_text(encoding="utf-8"))
    written = re.sub(rf"(?<!\s)\s*+<url>\s*<loc>[^<]*/{MISSING_PAGE}\.html</loc>\s*</url>", "", written)
    sitemap.write_text(written, encoding="utf-8")
