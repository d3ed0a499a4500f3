"""What templates show of the models: their families, ids, and how far the fields of each are described."""

from __future__ import annotations

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kling_route.site.fields import Node
from kling_route.site.reference import joined, stated_by
from kling_route.site.render import page_link, tag
from kling_route.site.tables import table
from kling_route.site.text import code


def families(api: Node) -> list[tuple[str, str]]:
    """Returns the families by name and title, in the order of their titles."""
    return sorted(api["families"].items(), key=lambda item: str(item[1]))


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


@pass_context
def families_table(context: Context) -> Markup:
    """Returns the families with their ids, how sure those are, and for how many of them fields are described."""
    api = context["api"]
    rows = [
        (
            page_link(context, f"models/{family}.md", label),
            joined(models_of(api, family)),
            _grades(api, family),
            _described(api, family),
        )
        for family, label in families(api)
    ]
    return table("families", ("Family", "Ids", "Grade", "Fields"), rows)


def _grades(api: Node, family: str) -> Markup:
    found = dict.fromkeys(model["x-grade"] for model in models_of(api, family).values())
    return Markup(" ").join(tag(grade, grade) for grade in found)


def _described(api: Node, family: str) -> str:
    ids, missing = len(models_of(api, family)), len(undescribed(api, family))
    if missing == 0:
        return "described"
    return "not described" if missing == ids else f"described for {ids - missing} of {ids} ids"


@pass_context
def ids_table(context: Context, family: str) -> Markup:
    """Returns the ids of a family, each linked to its fields."""
    rows = [
        (code(name), _fields(context, family, model), stated_by(context, model), model.get("x-source-place", ""))
        for name, model in models_of(context["api"], family).items()
    ]
    return table("ids", ("Id", "Its fields", "Source", "Place in the source"), rows)


def _fields(context: Context, family: str, model: Node) -> Markup:
    """Returns whether the fields of a model are described, and whether the list of them is closed."""
    if "fields" not in model:
        return Markup("not described")
    closed = context["api"]["inputs"][model["fields"]].get("x-closed")
    return page_link(context, f"models/{family}.md#{model['fields']}", "closed list" if closed else "open list")


FUNCTIONS = (families_table, ids_table)
"""What templates call, by these names."""
