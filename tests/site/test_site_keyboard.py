"""The site by keys alone: what they reach, that it is seen, and what they open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from site_browser import DESKTOP, PHONE, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

FOCUSED = """() => {
    const node = document.activeElement;
    const drawn = ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    // Some controls are drawn by the element that holds them, or by their label.
    const group = node.closest(".kr-finder-box, .md-search__form, .tabbed-set, .md-header__option");
    const around = group ? [group, ...group.querySelectorAll("label")] : [];
    const label = around.find((each) => each.matches("label:not([hidden])"));
    const { x, y, width, height } = (node.matches("input[type=radio]") ? label : node).getBoundingClientRect();
    return {
        name: node.outerHTML.slice(0, 120),
        start: node === document.body,
        seen: width > 1 && height > 1 && x + width > 0 && x < innerWidth && y + height > 0 && y < innerHeight,
        marked: [node, ...around].some((each) => drawn(getComputedStyle(each))),
    };
}"""

LONGEST = 400
"""More steps than any of the pages has."""


def steps(page: Page) -> Iterator[dict[str, object]]:
    """What the tab key leads to, one after another, until it leaves the page."""
    for _ in range(LONGEST):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["start"]:
            return
        yield focused
    pytest.fail(f"the keyboard does not get through {page.url}")


def focused(page: Page) -> Locator:
    return page.locator(":focus")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", ["index.html", "rules/logged-url.html"])
def test_all_that_keys_reach_is_seen_and_marked(
    browser: Browser, address: str, viewport: dict[str, int], path: str
) -> None:
    with page_of(browser, viewport, reduced_motion="reduce") as page:
        page.goto(address + path)
        reached = list(steps(page))
        assert len(reached) > 15
        assert [step for step in reached if not (step["seen"] and step["marked"])] == []


def test_the_first_key_leads_past_the_navigation(browser: Browser, address: str) -> None:
    with page_of(browser, DESKTOP) as page:
        page.goto(address + "rules/logged-url.html")
        page.keyboard.press("Tab")
        expect(focused(page)).to_have_text("Skip to content")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_navigation_of_a_phone_opens_and_closes(browser: Browser, address: str) -> None:
    with page_of(browser, PHONE) as page:
        page.goto(address + "rules/logged-url.html")
        menu = page.get_by_role("button", name="Navigation")
        menu.press("Enter")
        expect(menu).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".md-sidebar--primary :focus")).to_have_count(1)
        page.get_by_role("button", name="Back from Rules").press("Enter")
        expect(page.get_by_role("button", name="Rules", exact=True)).to_be_focused()
        page.keyboard.press("Escape")
        expect(menu).to_be_focused()
        expect(menu).to_have_attribute("aria-expanded", "false")


def test_the_search_opens_answers_and_leads_on(browser: Browser, address: str) -> None:
    with page_of(browser, DESKTOP) as page:
        page.goto(address + "security.html")
        page.keyboard.press("/")
        expect(page.get_by_role("textbox", name="Search")).to_be_focused()
        page.keyboard.type("webhook")
        page.locator(".md-search-result__item a").first.wait_for()
        page.keyboard.press("ArrowDown")
        expect(focused(page)).to_have_class(re.compile("md-search-result__link"))
        page.keyboard.press("Enter")
        page.wait_for_url("**/webhook*")


def test_the_appearance_changes_and_keeps_the_focus(browser: Browser, address: str) -> None:
    with page_of(browser, DESKTOP, "dark") as page:
        page.goto(address + "security.html")
        page.locator("input[name=__palette]").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
        expect(focused(page)).to_have_attribute("name", "__palette")


def test_tabs_change_and_examples_are_copied(browser: Browser, address: str) -> None:
    with page_of(browser, DESKTOP, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(address + "rules/logged-url.html")
        tabs = page.locator(".tabbed-set").first
        shown = tabs.locator(".tabbed-block").filter(visible=True)
        python = shown.locator("code").first.inner_text()
        tabs.get_by_role("radio").first.focus()
        page.keyboard.press("ArrowRight")
        expect(shown.locator("code").first).not_to_have_text(python)
        shown.locator("button").first.press("Enter")
        page.wait_for_function("async () => (await navigator.clipboard.readText()).trim() !== ''")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.split() == shown.locator("code").first.inner_text().split()
        page.goto(address)
        page.locator("pre button").first.press("Enter")
        page.wait_for_function("async text => (await navigator.clipboard.readText()) !== text", arg=copied)
        assert page.evaluate("navigator.clipboard.readText()").startswith("kling-route ")
