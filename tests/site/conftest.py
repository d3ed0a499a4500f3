"""Builds the site as users do, and finds a browser to look at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from site_browser import served
from site_checkout import ROOT, Build, build_in, copy_checkout, once
from site_pages import kinds

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout, to change."""
    return copy_checkout(tmp_path / "checkout")


@pytest.fixture
def build() -> Build:
    """`build(checkout, *arguments, **environment)`."""
    return build_in


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of this checkout: the one that BUILT names, or a new one."""
    if named := os.environ.get("BUILT"):
        return ROOT / named

    def make(folder: Path) -> None:
        done = build_in(ROOT, "--out", str(folder / "build"))
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, "site", make) / "build"


@pytest.fixture(scope="session")
def every_kind(built: Path) -> list[str]:
    """One page of every kind, as paths below the site's root."""
    return kinds(built / "site")


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """The address of the built site, served on loopback."""
    with served(built / "site") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real headless Chromium. Without one the test is skipped, and in CI it fails."""
    executable = find_browser()
    if executable is None:
        reason = "no browser found: set CHROME or install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


def find_browser() -> str | None:
    """The browser that CHROME names, or the first one on PATH."""
    named = os.environ.get("CHROME")
    if named:
        return shutil.which(named) or pytest.fail(f"CHROME names {named}, which cannot be run")
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    found = (shutil.which(name) for name in BROWSERS)
    return next(filter(None, found), str(mac) if mac.exists() else None)
