"""Reads the built pages as a browser would find them on disk."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data"}
LOADED = {name: attribute for name, attribute in LINKS.items() if name != "a"}


class Page(HTMLParser):
    """A page's links, what it loads, its ids, its text and its elements."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: set[str] = set()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        self.ids.update(attributes[name] for name in ("id", "name") if name in attributes)
        target = attributes.get(LINKS.get(tag, ""))
        if target:
            self.links.append(target)
            if tag in LOADED and attributes.get("rel") != "canonical":
                self.loaded.append(target)

    def handle_data(self, data: str) -> None:
        self.text += data


def pages(site: Path) -> Iterator[Page]:
    """Every page of a built site."""
    return (Page(path) for path in sorted(site.rglob("*.html")))


def kinds(site: Path) -> list[str]:
    """One page of every kind, as paths below the site's root: the largest where a folder holds many that are alike."""
    largest: dict[tuple[Path, str], Path] = {}
    for path in sorted(site.rglob("*.html"), key=lambda path: path.stat().st_size):
        single = path.parent == site or path.name == "index.html"
        largest[path.parent, path.name if single else ""] = path
    return sorted(path.relative_to(site).as_posix() for path in largest.values())


def inside(page: Page, link: str) -> tuple[Path, str] | None:
    """The file and the anchor that a link of a page leads to, or None for one that leaves the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path
    return target, unquote(parts.fragment)
