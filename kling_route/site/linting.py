"""What templates show of the linter: its rules, and the keys of its configuration."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kling_route.site.manual import RulePage
from kling_route.site.reference import joined
from kling_route.site.render import literal, page_link, tag
from kling_route.site.tables import table
from kling_route.site.text import code, prose


def functions(root: Path, rules: Iterable[RulePage]) -> Mapping[str, Callable[..., Any]]:
    """Returns the functions by the names that templates call them by."""

    @pass_context
    def rules_table(context: Context) -> Markup:
        rows = [
            (
                page_link(context, f"rules/{rule.id}.md", f"`{rule.id}`"),
                tag(rule.severity, rule.severity),
                literal(rule.summary),
            )
            for rule in rules
        ]
        return table("rules", ("Rule", "Severity", "Reports"), rows)

    def options_table() -> Markup:
        """The keys of the configuration, as its schema describes them."""
        schema = json.loads((root / "schemas" / "config.schema.json").read_text(encoding="utf-8"))
        rows = [
            (
                code(name),
                prose(option["description"]),
                joined(json.dumps(value) for value in option.get("examples", ())),
            )
            for name, option in schema["properties"].items()
        ]
        return table("options", ("Key", "Meaning", "For example"), rows)

    return {"rules_table": rules_table, "options_table": options_table}
