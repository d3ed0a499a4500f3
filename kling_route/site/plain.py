"""Turns a page's Markdown, which has markup for the site in it, into Markdown that reads well as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

_FENCE = re.compile(r"(^```.*?^```$)", re.M | re.S)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n+", re.S)
_PICTURE = re.compile(r"<svg\b.*?<desc[^>]*>(.*?)</desc>.*?</svg>\n?")
_TAG = re.compile(r"</?(?:div|figure)\b[^>]*>\n?|</?(?:span|wbr)\b[^>]*>")
_INTERACTIVE = re.compile(r"<(form|script)\b.*?</\1>\n*", re.S)
_TAB = re.compile(r"^=== \"(.*)\"\n((?:(?: {4}.*)?\n)+)", re.M)
_ATTRIBUTES = re.compile(r"^\{:[^}\n]*\}\n?|[ ]*\{:[^}\n]*\}$", re.M)
_PAGE_LINK = re.compile(r"(\]\((?![a-z]+:)[^)#\s]*)\.md(?=[)#])")


def write_plain_pages(pages: Mapping[str, str], site: Path) -> None:
    """Writes the plain form of each page, given by its path, beside it: `webhooks.html.md` beside `webhooks.html`."""
    for path, text in pages.items():
        (site / path).with_suffix(".html.md").write_text(plain(text), encoding="utf-8", newline="\n")


def plain(markdown: str) -> str:
    """Returns a page without front matter, attributes, tabs and HTML, a picture as its text.

    Forms and scripts are left out. Links to pages lead to their plain form.
    """
    text = _TAB.sub(lambda tab: f"{tab[1]}:\n{dedent(tab[2])}", _FRONT_MATTER.sub("", markdown))
    parts = _FENCE.split(text)
    text = "".join(part if number % 2 else _prose(part) for number, part in enumerate(parts))
    return text.strip() + "\n"


def _prose(text: str) -> str:
    seen: set[str] = set()

    def picture(match: re.Match[str]) -> str:
        told = f"{match[1]}\n"
        if told in seen:  # one picture is drawn at several widths
            return ""
        seen.add(told)
        return told

    text = _PICTURE.sub(picture, text)
    text = _INTERACTIVE.sub("", text)
    text = _PAGE_LINK.sub(r"\1.html.md", _ATTRIBUTES.sub("", _TAG.sub("", text)))
    return re.sub(r"\n{3,}", "\n\n", text)
