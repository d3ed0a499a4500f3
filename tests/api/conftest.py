"""The catalogue as the checkout describes it, and documents written for one test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from kling_route.api import Catalogue
from kling_route.api.compiling import compile_api

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def compiled() -> dict[str, Any]:
    return compile_api(ROOT)


@pytest.fixture(scope="session")
def catalogue(compiled: dict[str, Any]) -> Catalogue:
    return Catalogue(compiled)


@pytest.fixture
def compile_texts(tmp_path: Path) -> Callable[..., Any]:
    """Compiles documents given as text, by file name."""

    def run(**texts: str) -> Any:
        folder = tmp_path / "schemas" / "apidot"
        for name, text in texts.items():
            path = folder / (name.replace("__", "/").replace("_", "-") + ".yaml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
        return compile_api(tmp_path)

    return run
