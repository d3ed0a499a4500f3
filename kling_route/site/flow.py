"""Draws the workflow of the routing table: its steps in order, alternatives side by side, each with what checks it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from kling_route.site.diagram import Step, draw
from kling_route.site.knowledge import Record

WIDTHS = {"broad": 560, "narrow": 340}
"""The widths that the picture is drawn at, by the name that the style sheet knows each under."""


def picture(workflow: Record) -> Markup:
    """Returns the workflow's pictures, one for each width."""
    steps = [
        Step(
            number, step["title"], step.get("when", ""), [(rule, rule_address(rule)) for rule in step.get("checks", ())]
        )
        for number, step in enumerate(workflow["steps"], 1)
    ]
    title = "The steps of a job"
    description = describe(workflow["steps"])
    return Markup("\n").join(
        draw(ranks(steps), width=width, name=name, title=title, description=description)
        for name, width in WIDTHS.items()
    )


def rule_address(rule: str) -> str:
    """Returns the address of a rule's page, from the page that shows the picture."""
    return f"rules/{rule}.html"


def ranks(steps: Sequence[Step]) -> list[list[Step]]:
    """Returns the steps in ranks: neighbours that each say when they apply are alternatives and share one."""
    result: list[list[Step]] = []
    for step in steps:
        if step.detail and result and result[-1][-1].detail:
            result[-1].append(step)
        else:
            result.append([step])
    return result


def describe(steps: Sequence[Record]) -> str:
    """Returns the picture in words."""
    parts = [f"{number}. {step['title']}{_condition(step)}{_checks(step)}" for number, step in enumerate(steps, 1)]
    return "; ".join(parts) + "."


def _condition(step: Record) -> str:
    when = step.get("when", "").rstrip(".")
    return f" ({when[:1].lower()}{when[1:]})" if when else ""


def _checks(step: Record) -> str:
    return f", checked by {', '.join(step['checks'])}" if "checks" in step else ""
