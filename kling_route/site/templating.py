"""Puts together what templates see: the table, the catalogue, the manuals, and the functions that show them."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment

from kling_route.site import choosing, families, flow, linting, overview, reference, statements, unknowns
from kling_route.site.commands import CommandPage
from kling_route.site.knowledge import Knowledge
from kling_route.site.manual import RulePage
from kling_route.site.render import environment
from kling_route.site.text import capital

PARTS = ("product", "use-when", "workflow", "security", "guidance", "questions", "persist", "sources")
"""Parts of the table that templates see by their names."""

MODULES = (statements, reference, overview, families, unknowns, choosing, linting)
"""Modules whose functions templates call. These find in the template's context what they show."""


def templates(
    knowledge: Knowledge, rules: Sequence[RulePage], commands: Sequence[CommandPage], frames: str
) -> Environment:
    """Returns the environment that every page and the skill are written with.

    `frames` are the programs around the rules' examples, as Markdown.
    """
    table, routes = knowledge.table, list(knowledge.routes.values())
    shared = {
        **{name.replace("-", "_"): table[name] for name in PARTS},
        "knowledge": knowledge,
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
        **{function.__name__: function for module in MODULES for function in module.FUNCTIONS},
    }
    return environment(knowledge.root / "content", shared)
