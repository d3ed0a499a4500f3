"""What templates show of the API as a whole: endpoints, authentication, bodies, errors, models."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kling_route.site.fields import Node
from kling_route.site.reference import body_link, joined
from kling_route.site.render import page_link, sentence, tag
from kling_route.site.tables import table
from kling_route.site.text import capital, code, escape

ROLES = {"takes": "Taken by", "answers": "Answered by"}
BODIES = {"takes": "Takes", "answers": "Answers"}
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
    first = api["endpoints"][0]["id"]

    @pass_context
    def endpoints_table(context: Context) -> Markup:
        rows = [
            (
                page_link(context, f"#{item['id']}", f"`{item['method']} {item['path']}`"),
                sentence(item["description"]),
                stated_by(context, item),
            )
            for item in api["endpoints"]
        ]
        return table("endpoints", ("Address", "What it does", "Source"), rows)

    @pass_context
    def endpoint_facts(context: Context, item: Node) -> Markup:
        """What a request to an endpoint needs, and what comes back, as a list."""
        auth = api["auth"].get(item.get("auth"))
        taking = [name for name, model in api["models"].items() if item["id"] in model.get("endpoints", [first])]
        facts = {
            "In the path": joined(re.findall(r"{(\w+)}", item["path"])),
            "In the query": joined(item.get("query", ())),
            "Key": _header(auth) if auth else NOT_STATED,
            "Media type": code(item.get("content-type", "")),
            **{text: _body(context, api, item[role]) for role, text in BODIES.items() if role in item},
            "Models": page_link(context, "models/index.md", f"{len(taking)} ids") if "takes" in item else "",
        }
        return Markup("\n").join(Markup("- {}: {}").format(name, fact) for name, fact in facts.items() if fact)

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
            (page_link(context, f"models/{family}.md", label), joined(models_of(api, family)), _status(api, family))
            for family, label in sorted(api["families"].items(), key=lambda item: str(item[1]))
        ]
        return table("families", ("Family", "Ids", "In the catalogue"), rows)

    @pass_context
    def ids_table(context: Context, family: str) -> Markup:
        rows = [
            (code(name), described(context, family, model), stated_by(context, model), model.get("x-source-place", ""))
            for name, model in models_of(api, family).items()
        ]
        return table("ids", ("Id", "Its fields", "Source", "Place in the source"), rows)

    def described(context: Context, family: str, model: Node) -> Markup:
        """Whether the fields of a model are described, and whether the list of them is closed."""
        if "fields" not in model:
            return Markup("not described")
        closed = api["inputs"][model["fields"]].get("x-closed")
        return page_link(context, f"models/{family}.md#{model['fields']}", "closed list" if closed else "open list")

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

    written = (
        endpoints_table,
        endpoint_facts,
        auth_table,
        bodies_table,
        errors_table,
        families_table,
        ids_table,
        slugs_table,
    )
    return {function.__name__: function for function in written}


def _status(api: Node, family: str) -> Markup:
    """Returns how sure the ids of a family are, and for how many of them fields are described."""
    models = models_of(api, family).values()
    grades = [tag(grade, grade) for grade in dict.fromkeys(model["x-grade"] for model in models)]
    count = sum("fields" in model for model in models)
    described = "all" if count == len(models) else f"{count} of {len(models)} ids" if count else "not described"
    return Markup("{} Fields: {}").format(Markup(" ").join(grades), described)


def _header(auth: Node) -> Markup:
    """Returns the header that carries the key, `KEY` standing for it."""
    parts = (f"{auth['header']}:", auth["scheme"], "KEY")
    return code(" ".join(filter(None, parts)))


def _body(context: Context, api: Node, name: str) -> Markup:
    return body_link(context, name, capital(api["bodies"][name]["title"]))
