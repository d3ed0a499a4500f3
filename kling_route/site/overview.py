"""What templates show of the API as a whole: endpoints, authentication, bodies, errors, models."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kling_route.site.fields import Node
from kling_route.site.reference import body_link, joined, stated_by
from kling_route.site.render import page_link, sentence
from kling_route.site.tables import table
from kling_route.site.text import capital, code, escape

ROLES = {"takes": "Taken by", "answers": "Answered by"}
BODIES = {"takes": "Takes", "answers": "Answers"}
RETRY = {"never": "Never unchanged", "later": "Later"}
NOT_STATED = "not stated"


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


@pass_context
def endpoints_table(context: Context) -> Markup:
    """Returns the endpoints, each linked to what the page says about it."""
    rows = [
        (
            page_link(context, f"#{item['id']}", f"`{item['method']} {item['path']}`"),
            sentence(item["description"]),
            stated_by(context, item),
        )
        for item in context["api"]["endpoints"]
    ]
    return table("endpoints", ("Address", "What it does", "Source"), rows)


@pass_context
def endpoint_facts(context: Context, item: Node) -> Markup:
    """Returns what a request to an endpoint needs, and what comes back, as a list."""
    api = context["api"]
    auth = api["auth"].get(item.get("auth"))
    facts = {
        "In the path": joined(re.findall(r"{(\w+)}", item["path"])),
        "In the query": joined(item.get("query", ())),
        "Key": _header(auth) if auth else NOT_STATED,
        "Media type": code(item.get("content-type", "")),
        **{text: _body(context, item[role]) for role, text in BODIES.items() if role in item},
        "Models": page_link(context, "models/index.md", f"{_takers(api, item)} ids") if "takes" in item else "",
    }
    return Markup("\n").join(Markup("- {}: {}").format(name, fact) for name, fact in facts.items() if fact)


def _header(auth: Node) -> Markup:
    """Returns the header that carries the key, `KEY` standing for it."""
    parts = (f"{auth['header']}:", auth["scheme"], "KEY")
    return code(" ".join(filter(None, parts)))


def _body(context: Context, name: str) -> Markup:
    return body_link(context, name, capital(context["api"]["bodies"][name]["title"]))


def _takers(api: Node, endpoint: Node) -> int:
    """Returns how many models an endpoint takes; one that names none is taken by the first."""
    first = api["endpoints"][0]["id"]
    return sum(endpoint["id"] in model.get("endpoints", [first]) for model in api["models"].values())


@pass_context
def auth_table(context: Context) -> Markup:
    """Returns the ways to authenticate."""
    rows = [
        (code(item["id"]), _header(item), sentence(item["description"]), stated_by(context, item))
        for item in context["api"]["auth"].values()
    ]
    return table("auth", ("Name", "Header", "Meaning", "Source"), rows)


@pass_context
def bodies_table(context: Context) -> Markup:
    """Returns the bodies, each linked to its page."""
    api = context["api"]
    named = ((name, api["bodies"][name]) for name in bodies(api))
    rows = [(_body(context, name), sentence(node["description"]), stated_by(context, node)) for name, node in named]
    return table("bodies", ("Body", "What it is", "Source"), rows)


@pass_context
def errors_table(context: Context, body: Node) -> Markup:
    """Returns the statuses that a body is answered with when something is wrong."""
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
def slugs_table(context: Context) -> Markup:
    """Returns the names of model pages, and the ids that each stands for."""
    rows = [
        (code(slug), joined(item["models"]) or escape("No id is stated."), stated_by(context, item))
        for slug, item in context["api"]["pages"].items()
    ]
    return table("slugs", ("Name of the page", "Ids", "Source"), rows)


FUNCTIONS = (endpoints_table, endpoint_facts, auth_table, bodies_table, errors_table, slugs_table)
"""What templates call, by these names."""
