"""Links of the built site, and what its pages load."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from site_pages import Page, inside, pages

GENERATED = ("#__", "javascript:")
"""Links that the theme's script makes use of."""


@cache
def page_at(path: Path) -> Page:
    return Page(path)


def test_every_link_leads_to_a_page_and_a_place_on_it(built: Path) -> None:
    broken = []
    for page in pages(built / "site"):
        if page.path.name == "404.html":  # its links start at the root of the server
            continue
        for link in page.links:
            target = inside(page, link)
            if target is None or link.startswith(GENERATED):
                continue
            path, anchor = target
            if not path.is_file() or (anchor and path.suffix == ".html" and anchor not in page_at(path).ids):
                broken.append(f"{page.path.name}: {link}")
    assert broken == []


def test_no_page_loads_anything_from_another_host(built: Path) -> None:
    foreign = [
        f"{page.path.name}: {target}"
        for page in pages(built / "site")
        for target in page.loaded
        if urlsplit(target).netloc or urlsplit(target).scheme not in ("", "data")
    ]
    assert foreign == []


def test_no_style_sheet_loads_anything_from_another_host(built: Path) -> None:
    for sheet in (built / "site").rglob("*.css"):
        assert re.findall(r"url\(\s*[\"']?(?:https?:)?//", sheet.read_text(encoding="utf-8")) == []


def test_llms_txt_is_the_same_beside_and_inside_the_site(built: Path) -> None:
    assert (built / "llms.txt").read_bytes() == (built / "site" / "llms.txt").read_bytes()


def test_links_of_llms_txt_resolve_from_the_site(built: Path) -> None:
    text = (built / "site" / "llms.txt").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)
    local = [link for link in links if not urlsplit(link).scheme]
    assert len(local) > 30
    assert [link for link in local if not (built / "site" / link).is_file()] == []


def test_llms_txt_has_the_shape_of_its_convention(built: Path) -> None:
    lines = (built / "llms.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# kling-route"
    assert lines[2].startswith("> ")
    body = [line for line in lines[4:] if line and not line.startswith(("## ", "- ["))]
    assert len(body) == 1


def test_each_page_has_a_plain_form_beside_it_whose_links_resolve(built: Path) -> None:
    site = built / "site"
    for page in site.rglob("*.html"):
        plain = page.with_suffix(".html.md")
        prose = re.sub(r"```.*?```|`[^`\n]*`", "", plain.read_text(encoding="utf-8"), flags=re.S)
        assert prose.startswith("# ")
        assert re.findall(r"<(?!https?:|mailto:)[a-z/][^>]*>|\{:|^===|^---$", prose, re.M) == []
        for link in re.findall(r"\]\(([^)#\s]+)", prose):
            assert urlsplit(link).scheme or (page.parent / link).is_file(), (plain.name, link)
