"""Puts together what templates see: the table, the catalogue, the manuals, and the functions that show them."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment

from kling_route.site import choosing, flow, linting, overview, reference, statements, unknowns
from kling_route.site.commands import CommandPage
from kling_route.site.knowledge import Knowledge
from kling_route.site.manual import RulePage
from kling_route.site.render import environment
from kling_route.site.text import capital

PARTS = ("product", "use-when", "workflow", "security", "guidance", "questions", "persist", "sources")
"""Parts of the table that templates see by their names."""


def templates(
    knowledge: Knowledge, rules: Sequence[RulePage], commands: Sequence[CommandPage], frames: str
) -> Environment:
    """Returns the environment that every page and the skill are written with.

    `frames` are the programs around the rules' examples, as Markdown.
    """
    table, routes = knowledge.table, list(knowledge.routes.values())
    functions = {**statements.functions(knowledge), **reference.functions(knowledge.api, knowledge.sources)}
    functions.update(overview.functions(knowledge.api, functions["stated_by"]))
    functions.update(unknowns.functions(knowledge, functions["stated_by"]))
    functions.update(choosing.functions(knowledge))
    functions.update(linting.functions(knowledge.root, rules))
    shared = {
        **{name.replace("-", "_"): table[name] for name in PARTS},
        "routes": routes,
        "route": knowledge.routes,
        "skill_choice": [item["id"] for item in table["guidance"]["statements"] if item["id"].startswith("use-")],
        "neighbours": [route for route in routes if route["kind"] == "skill"],
        "kinds": statements.KINDS,
        "api": knowledge.api,
        "rules": rules,
        "frames": frames,
        "commands": commands,
        "capital": capital,
        "unchecked": [item for item in knowledge.statements if "checks" not in item],
        "changelog": knowledge.changelog,
        "workflow_picture": lambda: flow.picture(table["workflow"]),
        "example_goal": statements.command_goal(routes[0]),
        "persist_table": lambda: statements.persist_table(table["persist"]),
        **functions,
    }
    return environment(knowledge.root / "content", shared)
