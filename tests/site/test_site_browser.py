"""The site in a real browser: what it asks for, how it is laid out, what is seen."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from site_browser import DESKTOP, PHONE, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HEAVIEST = 150_000
"""Bytes that opening a page may transfer, gzipped."""


def test_opening_a_page_asks_no_other_host_and_transfers_little(
    browser: Browser, address: str, every_kind: list[str]
) -> None:
    for kind in every_kind:
        with page_of(browser, DESKTOP) as page:
            sizes, failed, complaints = {}, [], []
            page.on("requestfailed", lambda request, failed=failed: failed.append(request.url))
            page.on("response", lambda response, sizes=sizes: sizes.update({response.url: response}))
            page.on(
                "console", lambda said, complaints=complaints: said.type == "error" and complaints.append(said.text)
            )
            page.on("pageerror", lambda error, complaints=complaints: complaints.append(str(error)))
            with page.expect_response(re.compile("search_index")):
                page.goto(address + kind, wait_until="networkidle")
            assert [url for url in sizes if not url.startswith((address, "data:", "blob:"))] == []
            assert (kind, failed, complaints) == (kind, [], [])
            transferred = {url: len(gzip.compress(response.body())) for url, response in list(sizes.items())}
            assert sum(transferred.values()) <= HEAVIEST, transferred


def test_pages_open_from_a_folder_without_a_server(browser: Browser, built: Path) -> None:
    with page_of(browser, DESKTOP) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto((built / "site" / "index.html").as_uri())
        page.get_by_role("link", name="Implement webhooks").click()
        assert page.url.endswith("routes/webhooks.html")
        assert page.get_by_role("heading", level=1).inner_text().startswith("Implement webhooks")
        assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_page_scrolls_sideways(
    browser: Browser, address: str, every_kind: list[str], viewport: dict[str, int]
) -> None:
    with page_of(browser, viewport) as page:
        for kind in every_kind:
            page.goto(address + kind)
            wide = page.evaluate(
                """() => [document.documentElement, ...document.querySelectorAll(".kr-table")]
                    .filter(node => node.scrollWidth > node.clientWidth + 1).length"""
            )
            assert (kind, wide) == (kind, 0)


def test_rows_stack_on_a_phone_and_name_their_columns(browser: Browser, address: str) -> None:
    with page_of(browser, PHONE) as page:
        page.goto(address + "api/status-answer.html")
        cells = page.locator(".kr-fields tbody tr").first.locator("td")
        tops = [cells.nth(number).bounding_box()["y"] for number in range(3)]
        assert tops == sorted(set(tops))
        label = cells.nth(1).evaluate("cell => getComputedStyle(cell, '::before').content")
        assert label == '"Type"'


@pytest.mark.parametrize(("viewport", "name"), [(DESKTOP, "broad"), (PHONE, "narrow")], ids=["desktop", "phone"])
def test_one_picture_of_the_workflow_is_seen_and_has_a_text(
    browser: Browser, address: str, viewport: dict[str, int], name: str
) -> None:
    with page_of(browser, viewport) as page:
        page.goto(address + "workflow.html")
        picture = page.get_by_role("group", name="The steps of a job")
        assert picture.count() == 1
        assert f"kr-flow-{name}" in picture.get_attribute("class")
        words = "3. Save the task id, checked by task-id-not-saved; 4. Poll the status (in local tests), checked by"
        assert words in picture.locator("desc").text_content()
        inside = picture.evaluate(
            """svg => [...svg.querySelectorAll("text")].every(text => {
                const box = svg.querySelector("rect").ownerSVGElement.viewBox.baseVal, extent = text.getBBox();
                return extent.x >= 0 && extent.x + extent.width <= box.width && extent.y + extent.height <= box.height;
            })"""
        )
        assert inside


def test_the_appearance_follows_the_system_and_can_be_set(browser: Browser, address: str) -> None:
    def background(page: Page) -> str:
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    with page_of(browser, DESKTOP, "dark") as page:
        page.goto(address)
        dark = background(page)
        page.get_by_title("Switch to the light appearance").click()
        page.wait_for_function("dark => getComputedStyle(document.body).backgroundColor != dark", arg=dark)
        light = background(page)
        page.goto(address + "security.html")
        assert background(page) == light
        page.get_by_title("Switch to the dark appearance").click()
        page.wait_for_function("light => getComputedStyle(document.body).backgroundColor != light", arg=light)
        assert page.get_by_title("Follow the appearance of the system").count() == 1


@pytest.mark.parametrize(
    ("query", "first", "places"),
    [
        ("task_id", "api/", ["api/status-answer.html#fields", "rules/task-id-not-saved.html"]),
        ("callback_url", "api/submit-request.html", ["api/submit-request.html#fields", "rules/invented-field.html"]),
        ("callbackUrl", "rules/invented-field.html", []),
        ("data.files[].file_url", "api/", ["api/status-answer.html#fields", "api/webhook.html#fields"]),
    ],
)
def test_the_search_finds_fields(browser: Browser, address: str, query: str, first: str, places: list[str]) -> None:
    with page_of(browser, DESKTOP) as page:
        page.goto(address)
        page.get_by_role("textbox", name="Search").press_sequentially(query)
        results = page.locator(".md-search-result__item a")
        results.first.wait_for()
        found = results.evaluate_all("links => links.map(link => link.pathname.slice(1) + link.hash)")
        assert found[0].startswith(first)
        assert set(places) <= set(found)


def test_paper_is_light_and_holds_the_text_alone(browser: Browser, address: str) -> None:
    with page_of(browser, DESKTOP, "dark") as page:
        page.goto(address + "rules/logged-url.html")
        ink = "getComputedStyle(document.querySelector('h1')).color"
        on_screen = page.evaluate(ink)
        page.emulate_media(media="print", color_scheme="dark")
        on_paper = page.evaluate(ink)
        page.emulate_media(media="print", color_scheme="light")
        assert on_screen != on_paper == page.evaluate(ink)
        for part in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer", ".md-code__nav"):
            assert not page.locator(part).first.is_visible(), part


def test_a_missing_page_leads_on_from_any_address(browser: Browser, address: str) -> None:
    with page_of(browser, DESKTOP) as page:
        failed = []
        page.on("response", lambda response: response.status < 400 or failed.append(response.url))
        page.goto(address + "routes/deeper/webhook.html", wait_until="networkidle")
        assert failed == [address + "routes/deeper/webhook.html"]
        page.get_by_role("link", name="Implement webhooks").first.click()
        assert page.url == address + "routes/webhooks.html"


def test_the_policy_stops_every_script_that_the_build_did_not_write(browser: Browser, address: str) -> None:
    with page_of(browser, DESKTOP) as page:
        page.goto(address)
        policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
        scripts = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
        assert "unsafe" not in scripts
        complaints = []
        page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        page.evaluate(
            """() => {
                const script = document.createElement("script");
                script.textContent = "window.injected = true";
                document.body.append(script);
            }"""
        )
        assert page.evaluate("window.injected") is None
        assert "Content Security Policy" in complaints[0]
