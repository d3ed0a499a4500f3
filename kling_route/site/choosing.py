"""What templates show of the questions that lead to a request mode."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kling_route.site import overview
from kling_route.site.fields import fields
from kling_route.site.knowledge import Knowledge, Record
from kling_route.site.reference import joined
from kling_route.site.render import page_link
from kling_route.site.statements import route_page
from kling_route.site.tables import table
from kling_route.site.text import escape, prose


def functions(knowledge: Knowledge) -> Mapping[str, Callable[..., Any]]:
    """Returns the functions by the names that templates call them by."""
    routes = knowledge.routes
    questions = {question["id"]: question for question in knowledge.table["questions"]}
    stated = {item["id"]: item for item in knowledge.statements}

    @pass_context
    def answer_link(context: Context, answer: Record) -> Markup:
        """An answer, linked to where it leads: the next question, a request mode, or another goal."""
        if "next" in answer:
            return page_link(context, f"#{answer['next']}", answer["text"])
        if "mode" in answer:
            return page_link(context, f"#{answer['id']}", answer["text"])
        return page_link(context, route_page(answer["routes"][0]), answer["text"])

    @pass_context
    def modes_table(context: Context) -> Markup:
        """The request modes, what to do before a request is submitted, and where each is documented."""
        answers = [answer for question in questions.values() for answer in question["answers"] if "mode" in answer]
        rows = [
            (
                Markup('<span id="{}"></span>{}').format(answer["id"], escape(answer["mode"])),
                Markup(" ").join(advice(context, stated[name]) for name in answer.get("statements", ())),
                Markup(" ").join(
                    page_link(context, route_page(name), routes[name]["goal"]) for name in answer["routes"]
                ),
            )
            for answer in answers
        ]
        return table("modes", ("Request mode", "Before you submit", "Documented on"), rows)

    def marked_fields(family: str, mark: str) -> Markup:
        """The fields of a family's inputs that are `required` or `private`."""
        listed = [item for node in overview.inputs_of(knowledge.api, family).values() for item in fields(node)]
        chosen = [item for item in listed if (item.required if mark == "required" else "x-private" in item.node)]
        return joined(dict.fromkeys(item.path for item in chosen if not item.pattern))

    written = (answer_link, modes_table, marked_fields)
    return {"answer_end": answer_end(knowledge), **{function.__name__: function for function in written}}


def answer_end(knowledge: Knowledge) -> Callable[[Record], Markup]:
    """Returns the function that says in words what an answer leads to."""
    questions = {question["id"]: question for question in knowledge.table["questions"]}

    def end(answer: Record) -> Markup:
        if "next" in answer:
            return Markup("next question: {}").format(prose(questions[answer["next"]]["text"]))
        if "mode" in answer:
            return Markup("request mode: {}").format(prose(answer["mode"]))
        return Markup("another goal: {}").format(prose(knowledge.routes[answer["routes"][0]]["goal"]))

    return end


def advice(context: Context, statement: Record) -> Markup:
    """Returns a statement, linked to where it stands with its source."""
    return page_link(context, f"{statement['page']}#{statement['id']}", statement["text"])
