"""What templates show of the API's schemas: tables of fields, each with its source and grade."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kling_route.site.fields import Field, Node, fields, types
from kling_route.site.render import page_link, tag
from kling_route.site.tables import table
from kling_route.site.text import capital, code, escape, link
from kling_route.site.values import allowed, conflict, meaning

NO_TYPE = "not stated"

WHOLE = "body"
"""The mark of a part that is private because it belongs to a body."""


@pass_context
def stated_by(context: Context, fact: Node) -> Markup:
    """Returns the sources of a fact as short links, each with the date on which it was stored, and the fact's grade."""
    links = [_source(context, name) for name in fact.get("x-source", ())]
    grade = fact.get("x-grade", "")
    return Markup("{} {}").format(Markup(" ").join(links), tag(grade, grade) if grade else "")


def _source(context: Context, name: str) -> Markup:
    """Returns a stored source with its date, or a live page that a team has read, with the day on which it did."""
    read, known = context["api"]["sources"].get(name), context["sources"].get(name)
    if read:
        return Markup('<span class="kr-source">{}, checked against the live page on {}</span>').format(
            link(read["title"], read["address"]), read["date"]
        )
    if not known:
        return escape(name)
    named = page_link(context, f"sources.md#{name}", name)
    return Markup('<span class="kr-source">{} {}</span>').format(named, stored(known["date"]))


@pass_context
def fields_table(context: Context, schema: Node, name: str = "") -> Markup:
    """Returns all fields below a schema; on a page with several, each needs a name for its anchors."""
    listed = list(fields(schema))
    columns: dict[str, Callable[[Field], object]] = {
        "Field": lambda item: Markup('<span id="{}"></span>{}').format(field_id(item, name), _path(item)),
        "Type": lambda item: ", ".join(types(item.node)) or NO_TYPE,
        "Required": lambda item: tag("required", "yes") if item.required else "no",
        "Meaning": lambda item: meaning(item.node),
        "Allowed values": lambda item: allowed(item.node),
        "Private": lambda item: tag("private", item.node["x-private"]) if "x-private" in item.node else "no",
        "Source": lambda item: stated_by(context, item.node),
    }
    if not any(item.required for item in listed):  # an answer requires nothing
        del columns["Required"]
    return table("fields", list(columns), [[cell(item) for cell in columns.values()] for item in listed])


@pass_context
def private_table(context: Context, names: Iterable[str]) -> Markup:
    """Returns the fields that are private, of all the bodies named."""
    known = context["api"]["bodies"]
    rows = [
        (body_link(context, name, capital(known[name]["title"])), tag("private", kind), joined(paths))
        for name in names
        for kind, paths in private_fields(known[name]).items()
    ]
    return table("private", ("Body", "Kind", "Fields"), rows)


def private_fields(body: Node) -> dict[str, list[str]]:
    """Returns the paths of a body's private fields by what makes them private; a body is private as a whole anyway."""
    found: dict[str, list[str]] = {}
    for item in fields(body):
        kind = item.node.get("x-private", WHOLE)
        if kind != WHOLE and not item.pattern:
            found.setdefault(kind, []).append(item.path)
    return found


def joined(names: Iterable[str]) -> Markup:
    """Returns names as code, with commas between."""
    return Markup(", ").join(map(code, names))


def stored(date: str) -> Markup:
    """Returns when a source was stored: a day, a month, or a span of them."""
    return Markup('<span class="kr-date">{}</span>').format(date.replace("/", " to "))


@pass_context
def body_link(context: Context, name: str, label: str) -> Markup:
    """Returns a link to a body's page."""
    return page_link(context, f"api/{name}.md", label)


def field_id(item: Field, name: str = "") -> str:
    """Returns an anchor for a field: its path in characters that an address takes, after the name of its schema."""
    parts = filter(None, (name, item.path, item.pattern))
    return re.sub(r"[^\w.-]+", "", ".".join(parts), flags=re.ASCII)


def _path(item: Field) -> Markup:
    if not item.pattern:
        return code(item.path)
    inside = Markup(" in {}").format(code(item.path)) if item.path else ""
    return Markup("any name{} that matches {}").format(inside, code(item.pattern))


FUNCTIONS = (stated_by, fields_table, private_table, conflict, joined)
"""What templates call, by these names."""
