"""What templates show of the table: statements with their sources, goals, and what to store together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kling_route.site.knowledge import Record
from kling_route.site.reference import stored
from kling_route.site.render import page_link, sentence, tag
from kling_route.site.tables import table
from kling_route.site.text import code, escape, link, prose

KINDS = {
    "model-page": "Model page",
    "docs": "Documentation",
    "examples": "Examples",
    "dashboard": "Dashboard",
    "organization": "Repositories",
    "support": "Mail",
    "website": "Website",
    "skill": "Neighbour skill",
}
"""What readers see for each kind of route."""


@pass_context
def cite(context: Context, item: Record) -> Markup:
    """Returns where a statement comes from, and its grade."""
    references = [item["source"], *item.get("also", ())]
    named = [_reference(context, reference, place=len(references) == 1) for reference in references]
    cited = Markup("{} {}").format(Markup(", ").join(named), tag(item["grade"], item["grade"]))
    if "checked" in item:
        cited += Markup(" checked against the live page on {}").format(item["checked"])
    return cited


def _reference(context: Context, reference: Record, *, place: bool) -> Markup:
    name = reference["id"]
    source = context["sources"].get(name)
    named = page_link(context, f"sources.md#{name}", _short(source["title"] if source else name))
    if place:
        named += Markup(", {}").format(escape(reference["place"]))
    return Markup("{} {}").format(named, stored(source["date"])) if source else named


def _short(label: str) -> str:
    return label.split(",")[0]


@pass_context
def checks(context: Context, item: Record, before: str) -> Markup:
    """Returns links to the rules that check a statement, after some words; nothing where none does."""
    links = [page_link(context, f"rules/{rule}.md", f"`{rule}`") for rule in item.get("checks", ())]
    return Markup("{}{}").format(before, Markup(", ").join(links)) if links else Markup("")


@pass_context
def see(context: Context, item: Record) -> Markup:
    """Returns links to the routes that say more about a statement."""
    links = [route_link(context, name) for name in item.get("routes", ())]
    return Markup(" · See {}").format(Markup(", ").join(links)) if links else Markup("")


@pass_context
def statements(context: Context, items: Iterable[Record]) -> Markup:
    """Returns a list of statements; the id of each is an anchor."""
    written = [
        Markup("{}\n{{: #{} .kr-statement }}\n\n{}{}{}\n{{: .kr-cite }}\n").format(
            sentence(item["text"]),
            item["id"],
            cite(context, item),
            see(context, item),
            checks(context, item, " · Checked by "),
        )
        for item in items
    ]
    return Markup("\n").join(written)


def route_page(name: str) -> str:
    """Returns the path of a route's page."""
    return f"routes/{name}.md"


def route_link(context: Context, name: str) -> Markup:
    """Returns a link to a route's page, which is named by the goal."""
    return page_link(context, route_page(name), context["knowledge"].routes[name]["goal"])


@pass_context
def goals_table(context: Context, items: Iterable[Record]) -> Markup:
    """Returns goals, what is found there, and the address."""
    rows = [
        (
            route_link(context, route["id"]),
            sentence(route["summary"]),
            link(address_text(route["url"]), route["url"]),
        )
        for route in items
    ]
    return table("goals", ("Goal", "What is found there", "Address"), rows)


def address_text(url: str) -> Markup:
    """Returns an address as people read it. A line may break after a slash."""
    shown = url.removeprefix("https://").removeprefix("mailto:")
    return Markup("/<wbr>").join(map(escape, shown.split("/")))


def command_goal(route: Record) -> str:
    """Returns words for the command line that lead to the route: the first phrase that a shell takes as it is."""
    plain = (phrase for phrase in route["phrases"] if re.fullmatch(r"[A-Za-z0-9 -]+", phrase))
    return str(next(plain, route["id"]))


def shown_phrases(route: Record) -> Sequence[str]:
    """Returns the phrases that a page shows beside the one of the command line."""
    return [phrase for phrase in route["phrases"] if phrase != command_goal(route)]


@pass_context
def persist_table(context: Context) -> Markup:
    """Returns what to store together, and what of it is private."""
    rows = [
        (
            Markup('<span id="{}"></span>{}').format(item["id"], _name(item["name"])),
            prose(item["text"]),
            tag("private", "never") if item.get("private") else "",
        )
        for item in context["persist"]
    ]
    return table("persist", ("Store", "Why", "In logs"), rows)


def _name(name: str) -> Markup:
    return code(name) if "_" in name else escape(name)


FUNCTIONS = (
    cite,
    checks,
    see,
    statements,
    goals_table,
    address_text,
    command_goal,
    shown_phrases,
    persist_table,
)
"""What templates call, by these names."""
