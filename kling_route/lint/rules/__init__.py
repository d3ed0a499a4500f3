"""All rules, in the order in which they are listed and documented."""

from __future__ import annotations

from kling_route.lint.rules import (
    invented_field,
    invented_response_field,
    leaked_key,
    logged_payload,
    logged_url,
    unused_ignore,
)
from kling_route.lint.rules.base import Rule

RULES: tuple[Rule, ...] = (
    leaked_key.RULE,
    logged_url.RULE,
    logged_payload.RULE,
    invented_field.RULE,
    invented_response_field.RULE,
    unused_ignore.RULE,
)
