"""What templates show of the API as a whole: endpoints, authentication, bodies, errors, models."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kling_route.site.fields import Node
from kling_route.site.manual import capital
from kling_route.site.reference import body_link, joined
from kling_route.site.render import page_link, sentence
from kling_route.site.tables import table
from kling_route.site.text import code, escape

ROLES = {"takes": "Taken by", "answers": "Answered by"}
RETRY = {"never": "Never unchanged", "later": "Later"}
NOT_STATED = "not stated"

Cited = Callable[[Context, Node], Markup]


def bodies(api: Node) -> list[str]:
    """Returns the names of all bodies that have a page: those of documented endpoints first."""
    unknown = _named(api["undocumented"])
    return list(dict.fromkeys(name for name in [*_named(api["endpoints"]), *api["bodies"]] if name not in unknown))


def _named(endpoints: Iterable[Node]) -> list[str]:
    return [endpoint[role] for endpoint in endpoints for role in ROLES if role in endpoint]


def uses(api: Node, body: str) -> list[Node]:
    """Returns the endpoints that take or answer a body, and which of the two."""
    return [
        {"role": text, "method": endpoint["method"], "path": endpoint["path"]}
        for endpoint in api["endpoints"]
        for role, text in ROLES.items()
        if endpoint.get(role) == body
    ]


def models_of(api: Node, family: str) -> dict[str, Node]:
    """Returns the models of a family by id."""
    return {name: model for name, model in api["models"].items() if model["family"] == family}


def inputs_of(api: Node, family: str) -> dict[str, Node]:
    """Returns the schemas of what a family's models take, by name."""
    named = (model.get("fields") for model in models_of(api, family).values())
    return {name: api["inputs"][name] for name in dict.fromkeys(named) if name}


def undescribed(api: Node, family: str) -> list[str]:
    """Returns the ids of a family's models whose fields are not described."""
    return [name for name, model in models_of(api, family).items() if "fields" not in model]


def functions(api: Node, stated_by: Cited) -> Mapping[str, Callable[..., Any]]:
    """Returns the functions by the names that templates call them by."""

    @pass_context
    def endpoints_table(context: Context) -> Markup:
        rows = [
            (code(f"{item['method']} {item['path']}"), sentence(item["description"]), _bodies(context, api, item),
             code(item.get("auth", "")) or NOT_STATED, stated_by(context, item))
            for item in api["endpoints"]
        ]  # fmt: skip
        return table("endpoints", ("Address", "What it does", "Bodies", "Key", "Source"), rows)

    @pass_context
    def auth_table(context: Context) -> Markup:
        rows = [
            (code(item["id"]), _header(item), sentence(item["description"]), stated_by(context, item))
            for item in api["auth"].values()
        ]
        return table("auth", ("Name", "Header", "Meaning", "Source"), rows)

    @pass_context
    def bodies_table(context: Context) -> Markup:
        named = ((name, api["bodies"][name]) for name in bodies(api))
        rows = [
            (body_link(context, name, capital(node["title"])), sentence(node["description"]), stated_by(context, node))
            for name, node in named
        ]
        return table("bodies", ("Body", "What it is", "Source"), rows)

    @pass_context
    def errors_table(context: Context, body: Node) -> Markup:
        rows = [
            (
                code(item["code"]),
                joined(item["types"]),
                RETRY.get(item.get("retry", ""), NOT_STATED),
                stated_by(context, body),
            )
            for item in body["x-errors"]
        ]
        return table("errors", ("Status", "Type", "Send again?", "Source"), rows)

    @pass_context
    def families_table(context: Context) -> Markup:
        rows = [
            (page_link(context, f"models/{family}.md", label), joined(models_of(api, family)),
             "yes" if inputs_of(api, family) else "not yet")
            for family, label in sorted(api["families"].items(), key=lambda item: str(item[1]))
        ]  # fmt: skip
        return table("families", ("Family", "Ids", "Fields described"), rows)

    @pass_context
    def ids_table(context: Context, family: str) -> Markup:
        rows = [
            (code(name), stated_by(context, model), model.get("x-source-place", ""))
            for name, model in models_of(api, family).items()
        ]
        return table("ids", ("Id", "Source", "Place in the source"), rows)

    @pass_context
    def slugs_table(context: Context) -> Markup:
        rows = [
            (
                code(slug),
                joined(item["models"]) or escape("No id is stated."),
                stated_by(context, item),
            )
            for slug, item in api["pages"].items()
        ]
        return table("slugs", ("Name of the page", "Ids", "Source"), rows)

    written = (endpoints_table, auth_table, bodies_table, errors_table, families_table, ids_table, slugs_table)
    return {function.__name__: function for function in written}


def _header(auth: Node) -> Markup:
    """Returns the header that carries the key, `KEY` standing for it."""
    parts = (f"{auth['header']}:", auth["scheme"], "KEY")
    return code(" ".join(filter(None, parts)))


def _bodies(context: Context, api: Node, endpoint: Node) -> Markup:
    links = [
        body_link(context, endpoint[role], api["bodies"][endpoint[role]]["title"]) for role in ROLES if role in endpoint
    ]
    return Markup(" → ").join(links)
