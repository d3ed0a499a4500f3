"""Writes what the pages load: scripts and pictures as they are, and the style sheets joined into one."""

from __future__ import annotations

from pathlib import Path

from kling_route.site.pages import write

SHEETS = ("palette", "frame", "text", "home", "finder", "marks", "tables", "pictures", "paper")
"""The style sheets in `content/assets/style`; where two speak of one thing, the later one wins."""

STYLE = "assets/site.css"
"""Path of the joined style sheet below the site's root."""


def write_assets(content: Path, docs: Path) -> None:
    """Writes the assets of `content` into `docs`. Raises FileNotFoundError when a style sheet is missing."""
    style = content / "assets/style"
    write(docs / STYLE, "\n".join((style / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS))
    for asset in sorted((content / "assets").rglob("*.*")):
        if asset.parent != style:
            write(docs / asset.relative_to(content), asset.read_text(encoding="utf-8"))
