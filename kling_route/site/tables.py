"""Writes tables as Markdown's own, and gives readers ones whose rows stack on a narrow screen.

In those each cell names its column, for the style sheet to show. They are HTML before the site generator reads them: it
takes long over a table whose cells it has to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from kling_route.site.text import escape

BETWEEN, PIPE = " | ", "\\|"
"""What stands between two cells, and how a cell writes the same character."""

_TABLE = re.compile(r"^(?P<head>\|.*)\n\| ---.*\n(?P<rows>(?:\|.*\n)+)\{: (?P<kind>kr-\S+) \}$", re.M)
_LITERAL = re.compile(r"\\(?P<escaped>.)|`(?P<code>[^`]+)`")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_TAG = re.compile(r"<[^>]+>")
_PAGE = re.compile(r"^((?![a-z]+:)[^#]*)\.md(?=#|$)")


def table(kind: str, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> Markup:
    """Returns a table, or nothing when it has no rows.

    `kind` becomes a class of the table, so that the style sheet can set the widths of its columns.
    """
    body = [_row(cells) for cells in rows]
    if not body:
        return Markup("")
    return Markup("\n".join([_row(headers), _row([Markup("---")] * len(headers)), *body, f"{{: kr-{kind} }}"]))


def _row(cells: Iterable[object]) -> str:
    return "| " + BETWEEN.join(escape(cell).replace("|", PIPE) for cell in cells) + " |"


def as_html(markdown: str) -> str:
    """Returns a page whose tables are HTML. Links to pages in them lead to the built ones."""
    return _TABLE.sub(_html_table, markdown)


def _html_table(match: re.Match[str]) -> str:
    headers = _cells(match["head"])
    labels = [_TAG.sub("", header).replace('"', "&quot;") for header in headers]
    head = "\n".join(f'<th scope="col">{header}</th>' for header in headers)
    rows = ("\n".join(map(_cell, labels, _cells(row))) for row in match["rows"].splitlines())
    return "\n".join(
        [
            f'<table class="kr-table {match["kind"]}">',
            f"<thead><tr>{head}</tr></thead>",
            "<tbody>",
            *(f"<tr>{row}</tr>" for row in rows),
            "</tbody>",
            "</table>",
        ]
    )


def _cells(row: str) -> list[str]:
    return [_inline(cell) for cell in row.removeprefix("| ").removesuffix(" |").split(BETWEEN)]


def _cell(label: str, content: str) -> str:
    return f'<td data-label="{label}">{content}</td>'


def _inline(markdown: str) -> str:
    """Returns the HTML of a line in which code, links and escaped characters are the only Markdown."""
    return _LINK.sub(_html_link, _LITERAL.sub(_html_literal, markdown))


def _html_literal(match: re.Match[str]) -> str:
    if match["code"]:
        return f"<code>{_entities(match['code'].replace(PIPE, '|'))}</code>"
    return _entities(match["escaped"])


def _entities(text: str) -> str:
    """Returns text without the characters that a link is made of."""
    return re.sub(r"[\[\]()\\`]", lambda match: f"&#{ord(match[0])};", text)


def _html_link(match: re.Match[str]) -> str:
    address = _PAGE.sub(r"\1.html", match[2])
    return f'<a href="{address}">{match[1]}</a>'
