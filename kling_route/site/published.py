"""Publishes the schemas of our own documents, so that editors and validators can be pointed to them."""

from __future__ import annotations

from pathlib import Path

from kling_route.site.pages import write

FOLDER = "schemas"
"""Their place below the site's root."""


def write_schemas(root: Path, docs: Path) -> None:
    """Writes each schema under the name that it has in the checkout: `schemas/config.schema.json`."""
    for path in sorted((root / FOLDER).glob("*.schema.json")):
        write(docs / FOLDER / path.name, path.read_text(encoding="utf-8"))
