"""The manual pages of the rules, which are their modules' docstrings."""

from __future__ import annotations

from inspect import cleandoc

from kling_route.lint.rules import RULES
from kling_route.lint.rules.base import Rule


def rule(name: str) -> Rule | None:
    """The rule of this id, if there is one."""
    return next((rule for rule in RULES if rule.id == name), None)


def page(rule: Rule) -> str:
    """A rule's page, ready to print."""
    return f"{rule.id} ({rule.severity})\n\n{cleandoc(rule.manual)}\n"


def index() -> str:
    """All rules, one a line: id, severity, what they report."""
    width = max(len(rule.id) for rule in RULES)
    return "".join(f"{rule.id:{width}}  {rule.severity:7}  {rule.summary}\n" for rule in RULES)
