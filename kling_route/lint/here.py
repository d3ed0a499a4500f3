"""What the configuration of a folder changes about a rule, as the rule's page tells it."""

from __future__ import annotations

from collections.abc import Iterator

from kling_route.lint.config import Config
from kling_route.lint.rules.base import Rule
from kling_route.lint.settings import Options, Settings


def changes(rule: Rule, folder: str = ".") -> str:
    """The last section of a rule's page, or "" where nothing is set. Raises `ConfigError`."""
    config = Settings(Options()).config(f"{folder}/{rule.id}")
    lines = [f"- {line}\n" for line in _changes(rule, config)]
    return f"\n## Here\n\n{config.file} says:\n\n{''.join(lines)}" if lines else ""


def _changes(rule: Rule, config: Config) -> Iterator[str]:
    if rule.id in config.ignore or (config.select is not None and rule.id not in config.select):
        yield "The rule is off."
    if rule.id in config.severity:
        yield f"A finding is of severity {config.severity[rule.id]}."
    for globs, names in config.per_file_ignores:
        if rule.id in names:
            yield f"Not in {', '.join(globs.patterns)}."
    named = {"log-sinks": config.log_sinks, "redactors": config.redactors, "require-reason": config.require_reason}
    for key, value in named.items():
        if value and f"`{key}" in rule.manual:
            yield f"{key}: {', '.join(value) if isinstance(value, tuple) else 'yes'}."
    if config.api_schemas and "`api-schemas`" in rule.manual:
        yield from _schemas(config)


def _schemas(config: Config) -> Iterator[str]:
    from kling_route.lint import knowledge

    pages = knowledge.catalogue(config).sources
    yield f"api-schemas: {', '.join(config.api_schemas)}."
    for page in pages.values():
        yield f"They rest on “{page['title']}”, {page['address']}, read on {page['date']}."
