"""Text of the table stays text: no markup, no template syntax, no link of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from site_browser import DESKTOP, page_of
from site_checkout import build_in, copy_checkout, once
from site_pages import Page

from kling_route.documents import load
from kling_route.site.tables import as_html, table
from kling_route.site.text import code, escape

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EVIL = (
    "Open <script>alert(1)</script><img src=x onerror=alert(2)> {{ 7 * 7 }} {% raw %} [x](javascript:alert(3)) "
    "*b* _i_ ~~s~~ `</code><b>` &lt;b&gt; \\*  # h {: #evil onclick=alert(4) } ![i](https://evil.example/i.png) <!-- c"
)
EXTENSIONS = ["admonition", "attr_list", "md_in_html", "toc", "pymdownx.superfences", "pymdownx.tabbed"]


class Text(Page):
    """The elements and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super(Page, self).__init__()
        self.links, self.loaded, self.ids, self.elements, self.text = [], [], set(), [], ""
        self.feed(html)
        self.close()


def shown(text: str) -> str:
    """What is shown of a text: runs of white space and control characters are one space."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60) | st.text("`*_[](){}<>#!|&;\\ \n-+=.:?~^1\"'a", max_size=40))
def test_a_text_is_shown_as_it_is(text: str) -> None:
    written = as_html(f"{escape(shown(text))}\n\n{table('t', ['Head'], [[text]])}")
    html = markdown.markdown(written, extensions=EXTENSIONS)
    page = Text(html)
    assert {name for name, _ in page.elements} <= {"p", "table", "thead", "tbody", "tr", "th", "td"}
    assert "".join(page.text.split()) == "".join(shown(text).split()) + "Head" + "".join(shown(text).split())


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40) | st.text("`<>&\\ *_{}", min_size=1, max_size=20))
def test_code_is_shown_as_it_is(text: str) -> None:
    page = Text(markdown.markdown(f"x {code(text)} y", extensions=EXTENSIONS))
    assert {name for name, _ in page.elements} <= {"p", "code"}
    assert "".join(page.text.split()) == "x" + "".join(shown(text).split()) + "y"


@pytest.fixture(scope="session")
def evil_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose table has markup wherever it takes text."""
    return once(tmp_path_factory, "evil", make_evil) / "checkout" / "build" / "site"


def make_evil(folder: Path) -> None:
    """Build the site of a checkout whose table is changed so."""
    checkout = copy_checkout(folder / "checkout")
    path = checkout / "routing.yaml"
    document = load(path).value
    routes, workflow = document["routes"], document["workflow"]
    for record in (workflow, routes[0], document["product"]):
        record["summary"] = EVIL[:150].rstrip()
    for record in (routes[0], workflow["steps"][0], document["questions"][0], document["security"]["statements"][0]):
        for key in ("goal", "text", "note", "title"):
            if key in record:
                record[key] = EVIL[:58].rstrip() if key == "title" else EVIL
    routes[0]["note"] = EVIL
    routes[0]["phrases"] = [EVIL[:110].rstrip()]
    routes[0]["source"]["place"] = EVIL
    workflow["steps"][3]["when"] = EVIL
    document["sources"]["K"]["title"] = EVIL
    document["persist"][0]["name"] = EVIL
    document["questions"][0]["answers"][0]["text"] = EVIL
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    done = build_in(checkout)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_page_obeys_the_table(evil_site: Path) -> None:
    for path in sorted(evil_site.rglob("*.html")):
        page = Page(path)
        handlers = [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
        assert handlers == []
        assert not any(attributes.get("src") == "x" for _, attributes in page.elements)
        assert not [link for link in page.links if link.startswith("javascript:") or "evil.example" in link]
        assert "evil" not in page.ids


def test_the_text_itself_is_shown(evil_site: Path) -> None:
    for name in ("index", "routes/model-page", "workflow", "security", "integration", "sources"):
        text = Page(evil_site / f"{name}.html").text
        assert "<script>alert(1)</script><img src=x onerror=alert(2)>" in text
    assert "{{ 7 * 7 }} {% raw %} [x](javascript:alert(3)) *b* _i_" in Page(evil_site / "security.html").text


def test_the_goal_finder_shows_the_text_itself(evil_site: Path, browser: Browser) -> None:
    with page_of(browser, DESKTOP) as page:
        page.goto((evil_site / "index.html").as_uri() + "?goal=model-page")
        answer = page.get_by_role("option").first
        assert "<script>alert(1)</script><img src=x onerror=alert(2)> {{ 7 * 7 }}" in answer.inner_text()
        assert "<script>alert(1)</script>" in page.get_by_role("link", name="More about").inner_text()
        assert page.locator(".kr-finder :is(script, img, b, i, code)").count() == 0
