"""Turns a page's Markdown, which has markup for the site in it, into Markdown that reads well as it is."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

_FENCE = re.compile(r"(^```.*?^```$)", re.M | re.S)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n+", re.S)
_PICTURE = re.compile(r"<svg\b.*?<desc[^>]*>(.*?)</desc>.*?</svg>\n?")
_ROW = re.compile(r"<tr markdown=\"1\">(.*)</tr>")
_CELL = re.compile(r"<t[hd] [^>]*>(.*?)</t[hd]>")
_TAG = re.compile(r"</?(?:div|figure|table|tbody)\b[^>]*>\n?|</?(?:span|wbr)\b[^>]*>")
_INTERACTIVE = re.compile(r"<(form|script)\b.*?</\1>\n*", re.S)
_TAB = re.compile(r"^=== \"(.*)\"\n((?:(?: {4}.*)?\n)+)", re.M)
_ATTRIBUTES = re.compile(r"^\{:[^}\n]*\}\n?|[ ]*\{:[^}\n]*\}$", re.M)
_PAGE_LINK = re.compile(r"(\]\((?![a-z]+:)[^)#\s]*)\.md(?=[)#])")


def write_plain_pages(docs: Path, site: Path) -> None:
    """Writes the plain form of each page beside it: `webhooks.html.md` beside `webhooks.html`."""
    for path in sorted(docs.rglob("*.md")):
        target = site / path.relative_to(docs).with_suffix(".html.md")
        target.write_text(plain(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def plain(markdown: str) -> str:
    """Returns a page without front matter, attributes, tabs and HTML: tables as Markdown's own, a picture as its text.

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
    text = re.sub(r"^<thead.*</thead>$", _head, text, flags=re.M)
    text = _ROW.sub(lambda row: _pipes(_CELL.findall(row[1])), text)
    text = _PAGE_LINK.sub(r"\1.html.md", _ATTRIBUTES.sub("", _TAG.sub("", text)))
    return re.sub(r"\n{3,}", "\n\n", text)


def _head(match: re.Match[str]) -> str:
    names = _CELL.findall(match[0])
    return f"\n{_pipes(names)}\n{_pipes(['---'] * len(names))}"


def _pipes(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
