"""Writes tables whose rows stack on a narrow screen: each cell names its column, for the style sheet to show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup
from markupsafe import escape as escape_html

from kling_route.site.text import escape


def table(kind: str, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> Markup:
    """Returns a table as HTML with Markdown in its cells, or nothing when it has no rows.

    `kind` becomes a class of the table, so that the style sheet can set the widths of its columns.
    """
    body = [_row(headers, row) for row in rows]
    if not body:
        return Markup("")
    head = "".join(f'<th markdown="span" scope="col">{escape(header)}</th>' for header in headers)
    lines = [
        f'<table class="kr-table kr-{kind}" markdown="1">',
        f'<thead markdown="1"><tr markdown="1">{head}</tr></thead>',
        '<tbody markdown="1">',
        *body,
        "</tbody>",
        "</table>",
    ]
    return Markup("\n".join(lines))


def _row(headers: Sequence[str], cells: Sequence[object]) -> str:
    return '<tr markdown="1">' + "".join(_cell(*pair) for pair in zip(headers, cells, strict=True)) + "</tr>"


def _cell(header: str, value: object) -> str:
    return f'<td markdown="span" data-label="{escape_html(header)}">{escape(value)}</td>'
