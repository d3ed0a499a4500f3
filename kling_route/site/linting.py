"""What templates show of the linter: its rules, and the keys of its configuration."""

from __future__ import annotations

import json

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kling_route.site.reference import joined
from kling_route.site.render import literal, page_link, tag
from kling_route.site.tables import table
from kling_route.site.text import code, prose


@pass_context
def rules_table(context: Context) -> Markup:
    """Returns the rules, each linked to its page."""
    rows = [
        (
            page_link(context, f"rules/{rule.id}.md", f"`{rule.id}`"),
            tag(rule.severity, rule.severity),
            literal(rule.summary),
        )
        for rule in context["rules"]
    ]
    return table("rules", ("Rule", "Severity", "Reports"), rows)


@pass_context
def options_table(context: Context) -> Markup:
    """Returns the keys of the configuration, as its schema describes them."""
    schema = context["knowledge"].root / "schemas" / "config.schema.json"
    rows = [
        (
            code(name),
            prose(option["description"]),
            joined(json.dumps(value) for value in option.get("examples", ())),
        )
        for name, option in json.loads(schema.read_text(encoding="utf-8"))["properties"].items()
    ]
    return table("options", ("Key", "Meaning", "For example"), rows)


FUNCTIONS = (rules_table, options_table)
"""What templates call, by these names."""
