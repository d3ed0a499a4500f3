"""Finds the checkout that the package runs from, if it runs from one."""

from __future__ import annotations

from pathlib import Path

TABLE_FILE = "routing.yaml"
"""File name of the routing table in the root of a checkout."""


def root() -> Path | None:
    """Return the root folder of the checkout, or None for an installed package."""
    folder = Path(__file__).resolve().parent.parent
    return folder if (folder / TABLE_FILE).is_file() and (folder / "schemas").is_dir() else None
