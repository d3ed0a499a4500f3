"""What axe finds in the pages: nothing, at either width, in either appearance, whatever is open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from site_browser import DESKTOP, PHONE, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CONTRAST = {"runOnly": ["color-contrast"]}
"""The rule whose outcome depends on the appearance."""

ALIKE = {"exclude": [".kr-table tr:nth-child(n+7)"]}
"""Further rows of a table are as those before, and contrast takes long."""


def violations(page: Page) -> Iterator[str]:
    """What axe finds in the page as it stands, in light and dark."""
    for scheme, options in (("light", {}), ("dark", CONTRAST)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page, ALIKE, {**options, "resultTypes": ["violations"]})
        for rule in found.response["violations"]:
            yield from (f"{page.url} {scheme} {rule['id']}: {node['html']}" for node in rule["nodes"])


@pytest.mark.parametrize("half", [0, 1])
def test_no_page_breaks_a_rule(browser: Browser, address: str, every_kind: list[str], half: int) -> None:
    found = []
    with page_of(browser, DESKTOP) as page:
        for kind in every_kind[half::2]:
            page.goto(address + kind)
            for viewport in (DESKTOP, PHONE):
                page.set_viewport_size(viewport)
                found += violations(page)
    assert found == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_that_opens_breaks_a_rule(browser: Browser, address: str, viewport: dict[str, int]) -> None:
    found = []
    with page_of(browser, viewport) as page:
        page.goto(address)
        page.get_by_role("combobox").fill("failed authentication")
        page.get_by_role("option").first.wait_for()
        found += violations(page)
        page.goto(address + "api/status-answer.html")
        if viewport == PHONE:
            page.get_by_role("button", name="Navigation").click()
            page.locator(".md-sidebar--primary").get_by_role("link", name="Envelope").wait_for()
            found += violations(page)
            page.keyboard.press("Escape")
            page.get_by_role("button", name="Search").click()
        page.get_by_role("textbox", name="Search").press_sequentially("task_id")
        page.locator(".md-search-result__item").first.wait_for()
        found += violations(page)
    assert found == []


def test_what_scrolls_can_be_scrolled_by_keys_on_a_touch_screen(browser: Browser, address: str) -> None:
    with page_of(browser, PHONE, is_mobile=True, has_touch=True) as page:
        page.goto(address + "rules/logged-url.html")
        assert page.locator("code").evaluate_all("all => all.some(code => code.scrollWidth > code.clientWidth)")
        found = Axe().run(page, options={"runOnly": ["scrollable-region-focusable"]})
        assert found.response["violations"] == []
