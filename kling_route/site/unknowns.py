"""What public sources leave open: lists of fields, models, types, conflicts, addresses that nobody has checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kling_route.site.families import families, inputs_of, undescribed
from kling_route.site.fields import Field, Node, fields, types
from kling_route.site.knowledge import Knowledge, Record
from kling_route.site.overview import bodies
from kling_route.site.reference import field_id, joined, stated_by
from kling_route.site.render import page_link
from kling_route.site.statements import address_text, cite, route_page
from kling_route.site.tables import table
from kling_route.site.text import capital, code, link
from kling_route.site.values import readings


class Schema(NamedTuple):
    """A body, or what models of a family take, and its page. `name` begins the anchors of its fields there."""

    group: str
    page: str
    title: str
    node: Node
    name: str = ""

    @property
    def place(self) -> str:
        """Its own place: a page, and an anchor where a page has several."""
        return f"{self.page}#{self.name}" if self.name else self.page

    def field_place(self, item: Field) -> str:
        """The place of one of its fields."""
        return f"{self.page}#{field_id(item, self.name)}"


def schemas(api: Node) -> Iterator[Schema]:
    """Yields all bodies and inputs that the site shows."""
    for name in bodies(api):
        yield Schema("Bodies", f"api/{name}.md", capital(api["bodies"][name]["title"]), api["bodies"][name])
    for family, label in families(api):
        for name, node in inputs_of(api, family).items():
            yield Schema(label, f"models/{family}.md", capital(node["title"]), node, name)


@pass_context
def open_table(context: Context) -> Markup:
    """Returns the lists of fields that no source states in full."""
    listed: dict[str, list[Markup]] = {}
    for schema in schemas(context["api"]):
        if not schema.node.get("x-closed"):
            label = f"`{schema.name}`" if schema.name else schema.title
            listed.setdefault(schema.group, []).append(page_link(context, schema.place, label))
    rows = [(group, Markup(", ").join(links)) for group, links in listed.items()]
    return table("open", ("Of", "Open lists of fields"), rows)


@pass_context
def untyped_table(context: Context) -> Markup:
    """Returns the fields whose type no source states."""
    rows = [
        (page_link(context, schema.place, schema.title), joined(dict.fromkeys(filter(None, paths))))
        for schema in schemas(context["api"])
        if any(paths := [item.path for item in fields(schema.node) if not types(item.node)])
    ]
    return table("untyped", ("Where", "Fields without a stated type"), rows)


@pass_context
def undescribed_table(context: Context) -> Markup:
    """Returns the models whose fields are not described."""
    api = context["api"]
    rows = [
        (page_link(context, f"models/{family}.md", label), joined(ids))
        for family, label in api["families"].items()
        if (ids := undescribed(api, family))
    ]
    return table("undescribed", ("Family", "Ids whose fields no source here describes"), rows)


@pass_context
def conflicts_table(context: Context) -> Markup:
    """Returns what sources say that disagree."""
    rows = [
        (Markup(", ").join(page_link(context, *place) for place in places), readings(found), found["choice"])
        for found, places in conflicts(context["api"])
    ]
    return table("conflicts", ("Where", "What the sources say", "What counts here"), rows)


@pass_context
def unchecked_table(context: Context) -> Markup:
    """Returns the addresses that nobody has looked at."""
    routes = [
        (page_link(context, page, label), link(address_text(item["url"]), item["url"]), cite(context, item))
        for page, label, item in addresses(context["knowledge"])
        if "checked" not in item
    ]
    endpoints = [
        (
            page_link(context, f"api/index.md#{item['id']}", capital(item["title"])),
            code(f"{item['method']} {item['path']}"),
            stated_by(context, item),
        )
        for item in context["api"]["endpoints"]
    ]
    return table("unchecked", ("What", "Address", "Source"), [*routes, *endpoints])


def conflicts(api: Node) -> list[tuple[Node, list[tuple[str, str]]]]:
    """Returns each disagreement between sources once, with the places and names of all that it is about."""
    found: dict[str, tuple[Node, list[tuple[str, str]]]] = {}
    for schema in schemas(api):
        named = [(schema.place, schema.title, schema.node)]
        named += [
            (schema.field_place(item), f"`{item.path}` of the {_lower(schema.title)}", item.node)
            for item in fields(schema.node)
        ]
        for place, name, node in named:
            if "x-conflict" in node:
                found.setdefault(repr(node["x-conflict"]), (node["x-conflict"], []))[1].append((place, name))
    return list(found.values())


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def addresses(knowledge: Knowledge) -> Iterator[tuple[str, str, Record]]:
    """Yields the address of each route and its further ones: the page that shows it, what it is, and the record."""
    for name, route in knowledge.routes.items():
        yield route_page(name), route["goal"], route
        for item in route.get("links", ()):
            yield route_page(name), item["title"], item


FUNCTIONS = (open_table, untyped_table, undescribed_table, conflicts_table, unchecked_table)
"""What templates call, by these names."""
