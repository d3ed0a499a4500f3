"""What templates show of the questions that lead to a request mode."""

from __future__ import annotations

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kling_route.site.families import inputs_of
from kling_route.site.fields import fields
from kling_route.site.knowledge import Record
from kling_route.site.reference import joined
from kling_route.site.render import page_link
from kling_route.site.statements import route_link, route_page
from kling_route.site.tables import table
from kling_route.site.text import escape, prose


@pass_context
def answer_link(context: Context, answer: Record) -> Markup:
    """Returns an answer, linked to where it leads: the next question, a request mode, or another goal."""
    if "next" in answer:
        return page_link(context, f"#{answer['next']}", answer["text"])
    if "mode" in answer:
        return page_link(context, f"#{answer['id']}", answer["text"])
    return page_link(context, route_page(answer["routes"][0]), answer["text"])


@pass_context
def answer_end(context: Context, answer: Record) -> Markup:
    """Returns in words what an answer leads to."""
    if "next" in answer:
        following = next(question for question in context["questions"] if question["id"] == answer["next"])
        return Markup("next question: {}").format(prose(following["text"]))
    if "mode" in answer:
        return Markup("request mode: {}").format(prose(answer["mode"]))
    return Markup("another goal: {}").format(prose(context["knowledge"].routes[answer["routes"][0]]["goal"]))


@pass_context
def modes_table(context: Context) -> Markup:
    """Returns the request modes, what to do before a request is submitted, and where each is documented."""
    stated = {item["id"]: item for item in context["knowledge"].statements}
    rows = [
        (
            Markup('<span id="{}"></span>{}').format(answer["id"], escape(answer["mode"])),
            Markup(" ").join(advice(context, stated[name]) for name in answer.get("statements", ())),
            Markup(" ").join(route_link(context, name) for name in answer["routes"]),
        )
        for question in context["questions"]
        for answer in question["answers"]
        if "mode" in answer
    ]
    return table("modes", ("Request mode", "Before you submit", "Documented on"), rows)


@pass_context
def marked_fields(context: Context, family: str, mark: str) -> Markup:
    """Returns the fields of a family's inputs that are `required` or `private`."""
    listed = [item for node in inputs_of(context["api"], family).values() for item in fields(node)]
    chosen = [item for item in listed if (item.required if mark == "required" else "x-private" in item.node)]
    return joined(dict.fromkeys(item.path for item in chosen if not item.pattern))


def advice(context: Context, statement: Record) -> Markup:
    """Returns a statement, linked to where it stands with its source."""
    return page_link(context, f"{statement['page']}#{statement['id']}", statement["text"])


FUNCTIONS = (answer_link, answer_end, modes_table, marked_fields)
"""What templates call, by these names."""
