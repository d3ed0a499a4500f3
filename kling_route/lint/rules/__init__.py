"""All rules, in the order in which they are listed and documented."""

from __future__ import annotations

from kling_route.lint.rules import (
    client_side_key,
    early_result,
    hot_loop_polling,
    invalid_value,
    invented_endpoint,
    invented_field,
    invented_model,
    invented_response_field,
    invented_status,
    key_in_url,
    leaked_key,
    logged_key,
    logged_payload,
    logged_prompt,
    logged_url,
    missing_field,
    retry_invalid_payload,
    task_id_not_saved,
    unbounded_polling,
    unused_ignore,
)
from kling_route.lint.rules.base import Rule

RULES: tuple[Rule, ...] = (
    leaked_key.RULE,
    client_side_key.RULE,
    logged_key.RULE,
    key_in_url.RULE,
    logged_url.RULE,
    logged_payload.RULE,
    logged_prompt.RULE,
    invented_field.RULE,
    invalid_value.RULE,
    missing_field.RULE,
    invented_model.RULE,
    invented_response_field.RULE,
    invented_status.RULE,
    invented_endpoint.RULE,
    hot_loop_polling.RULE,
    unbounded_polling.RULE,
    early_result.RULE,
    retry_invalid_payload.RULE,
    task_id_not_saved.RULE,
    unused_ignore.RULE,
)
