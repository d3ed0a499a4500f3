"""The box for goals on the home page: what it loads and when, keys, what is spoken, the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from site_browser import DESKTOP, PHONE, page_of

import kling_route

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

AMBIGUOUS, CLEAR, NONE = "failed authentication", "my webhook is called twice", "weather in Berlin"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page, on which addresses of other hosts show nothing."""
    with page_of(browser, DESKTOP) as page:
        page.route(re.compile("^https:"), lambda route: route.fulfill(body=""))
        yield page


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="What do you want to do?")


def goals(page: Page) -> list[str]:
    return page.get_by_role("option").locator(".kr-answer-goal").all_inner_texts()


def found(goal: str) -> list[kling_route.Route]:
    return [match.route for match in kling_route.find(goal)]


def said(page: Page, text: str) -> None:
    """Wait until the live region says it."""
    expect(page.locator(".kr-finder [role=status]")).to_have_text(text)


def test_it_is_the_first_thing_on_the_home_page_and_on_no_other(page: Page, address: str) -> None:
    page.goto(address)
    assert page.locator("article h1 + .kr-finder").count() == 1
    page.goto(address + "security.html")
    assert page.locator(".kr-finder, script[src*=finder]").count() == 0


def test_the_table_is_loaded_when_the_box_is_first_used(page: Page, address: str) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address, wait_until="networkidle")
    assert [name for name in asked if "finder" in name] == ["assets/finder/box.js"]
    box(page).focus()
    page.evaluate("klingRoute.load().then(() => null)")
    assert asked.count("assets/finder/table.js") == 1
    box(page).blur()
    box(page).focus()
    page.wait_for_load_state("networkidle")
    assert asked.count("assets/finder/table.js") == 1


@pytest.mark.parametrize("goal", [AMBIGUOUS, CLEAR])
def test_it_answers_as_one_types(page: Page, address: str, goal: str) -> None:
    page.goto(address)
    box(page).press_sequentially(goal)
    expect(page.get_by_role("option")).to_have_count(len(found(goal)))
    assert goals(page) == [route.goal for route in found(goal)]
    links = page.get_by_role("option").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert links == [route.url for route in found(goal)]
    assert page.get_by_role("option", selected=True).get_attribute("href") == found(goal)[0].url
    more = page.get_by_role("link", name="More about")
    assert more.get_attribute("href") == f"routes/{found(goal)[0].id}.html"


def test_enter_opens_the_best_route(page: Page, address: str) -> None:
    page.goto(address)
    box(page).press_sequentially(CLEAR)
    expect(page.get_by_role("option")).to_have_count(1)
    box(page).press("Enter")
    page.wait_for_url(found(CLEAR)[0].url)


def test_arrows_choose_and_enter_opens_what_is_chosen(page: Page, address: str) -> None:
    page.goto(address)
    box(page).fill(AMBIGUOUS)
    routes = found(AMBIGUOUS)
    expect(page.get_by_role("option")).to_have_count(3)
    assert box(page).get_attribute("aria-activedescendant") is None
    for keys, place in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowDown", 0), ("ArrowUp", 2), ("ArrowUp", 1)):
        box(page).press(keys)
        chosen = page.get_by_role("option", selected=True)
        assert chosen.count() == 1
        assert chosen.get_attribute("href") == routes[place].url
        assert box(page).get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    box(page).press("Enter")
    page.wait_for_url(routes[1].url)


def test_escape_and_the_button_clear_it(page: Page, address: str) -> None:
    page.goto(address)
    for clear in (lambda: box(page).press("Escape"), page.get_by_role("button", name="Clear the goal").click):
        box(page).fill(CLEAR)
        expect(box(page)).to_have_attribute("aria-expanded", "true")
        clear()
        expect(box(page)).to_have_value("")
        expect(box(page)).to_have_attribute("aria-expanded", "false")
        expect(box(page)).to_be_focused()
        assert page.get_by_role("option").count() == 0
        said(page, "")
    assert not page.get_by_role("button", name="Clear the goal").is_visible()


def test_what_is_found_is_spoken(page: Page, address: str) -> None:
    page.goto(address)
    region = page.locator(".kr-finder [role=status]")
    box(page).fill(CLEAR)
    said(page, f"One route fits: {found(CLEAR)[0].goal}.")
    assert region.bounding_box()["width"] == 1
    box(page).fill(AMBIGUOUS)
    listed = ", ".join(route.goal for route in found(AMBIGUOUS))
    said(page, f"3 routes could fit, the best first: {listed}.")


def test_it_says_when_no_route_fits(page: Page, address: str) -> None:
    page.goto(address)
    box(page).fill(CLEAR)
    expect(page.get_by_role("option")).to_have_count(1)
    box(page).fill(NONE)
    said(page, f"No route fits “{NONE}”. All goals are listed below.")
    assert page.get_by_role("option").count() == 0
    assert page.locator(".kr-finder [role=status]").bounding_box()["width"] > 100
    box(page).press("Enter")
    assert page.url.startswith(address)


def test_it_says_when_the_table_cannot_be_loaded(page: Page, address: str) -> None:
    page.route("**/table.js", lambda route: route.abort())
    page.goto(address)
    box(page).fill(CLEAR)
    said(page, "The goals could not be loaded. All of them are listed below.")


def test_the_slash_key_leads_to_it_unless_one_is_typing_or_searching(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.press("/")
    expect(box(page)).to_have_value("/")
    search = page.get_by_role("textbox", name="Search")
    search.click()
    page.keyboard.press("/")
    expect(search).to_have_value("/")
    page.locator(".md-search__scrollwrap").focus()
    page.keyboard.press("/")
    expect(search).to_be_focused()


def test_the_address_can_be_shared(page: Page, address: str) -> None:
    page.goto(f"{address}?goal=Webhook+wird+zweimal+aufgerufen%3F#rest")
    goal = "Webhook wird zweimal aufgerufen?"
    expect(box(page)).to_have_value(goal)
    expect(page.get_by_role("option")).to_have_count(len(found(goal)))
    assert goals(page) == [route.goal for route in found(goal)]
    box(page).fill("密钥 & 429")
    expect(page).to_have_url(f"{address}?goal=%E5%AF%86%E9%92%A5+%26+429#rest")
    page.reload()
    expect(box(page)).to_have_value("密钥 & 429")
    box(page).press("Escape")
    expect(page).to_have_url(f"{address}#rest")


def test_pasted_text_stays_out_of_the_address(page: Page, address: str) -> None:
    page.goto(address)
    box(page).fill("webhook " * 40)
    said(page, f"One route fits: {found('webhook')[0].goal}.")
    assert page.url == address


def test_pasted_lines_stay_apart(page: Page, address: str) -> None:
    log = "Traceback (most recent call last):\n  File 'job.py', line 7, in poll\nHTTPError: 429 Too Many Requests\n"
    page.goto(address)
    box(page).focus()
    box(page).evaluate(
        """(input, text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true }));
        }""",
        log,
    )
    expect(page.get_by_role("option")).to_have_count(len(found(log)))
    assert goals(page) == [route.goal for route in found(log)]
    assert "; HTTPError" in box(page).input_value()


def test_it_works_in_a_page_opened_from_its_folder(page: Page, built: Path) -> None:
    complaints = []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.goto((built / "site" / "index.html").as_uri())
    box(page).fill(CLEAR)
    said(page, f"One route fits: {found(CLEAR)[0].goal}.")
    assert parse_qs(urlsplit(page.url).query) == {"goal": [CLEAR]}
    page.reload()
    expect(page.get_by_role("option")).to_have_count(1)
    page.get_by_role("link", name="More about").click()
    assert page.url.endswith(f"routes/{found(CLEAR)[0].id}.html")
    assert [complaint for complaint in complaints if "Content Security Policy" in complaint] == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_answers_do_not_make_the_page_scroll_sideways(browser: Browser, address: str, viewport: dict[str, int]) -> None:
    with page_of(browser, viewport) as page:
        page.goto(address)
        for goal in (AMBIGUOUS, NONE, "o3", "x" * 300):
            box(page).fill(goal)
            page.wait_for_timeout(400)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_the_goals_are_listed(browser: Browser, address: str) -> None:
    with page_of(browser, DESKTOP, java_script_enabled=False) as page:
        page.goto(address)
        assert not box(page).is_visible()
        assert page.get_by_role("link", name="Implement webhooks").is_visible()
