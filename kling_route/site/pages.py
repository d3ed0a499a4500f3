"""Lists the pages of the site and writes each from its template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment

from kling_route.checkout import TABLE_FILE
from kling_route.site import families, manual, overview, statements
from kling_route.site.knowledge import Knowledge
from kling_route.site.render import render
from kling_route.site.tables import as_html
from kling_route.site.text import capital, link, title

GUIDE = (
    ("workflow.md", "How a job runs"),
    ("choosing.md", "Choose a request mode"),
    ("security.md", "Security"),
    ("integration.md", "Integration guidance"),
)

ABOUT = (
    ("commands.md", "Commands"),
    ("agents.md", "For coding agents"),
    ("sources.md", "Sources"),
    ("unknowns.md", "What we do not know"),
    ("changes.md", "What changed"),
)


class Page(NamedTuple):
    """A page: its path below the site's root, its template below `content/`, and its name in the navigation.

    The template sees `context` beside what all templates see. `source` is the file of the checkout that the page says,
    with `#L` and a line where it is part of one; "" stands for the template.
    """

    path: str
    template: str
    label: str
    context: Mapping[str, Any] = {}
    source: str = ""


class Section(NamedTuple):
    """A part of the navigation. The first page, when it is an index, is the section's own."""

    label: str
    entries: Sequence[Page | Section]


def page(path: str, label: str) -> Page:
    """Returns a page that has a template of its own."""
    return Page(path, path, label)


def outline(knowledge: Knowledge, rules: Sequence[manual.RulePage]) -> list[Page | Section]:
    """Returns all pages in the order of the navigation."""
    return [
        page("index.md", "Home"),
        Section("Goals", list(_route_pages(knowledge))),
        Section("Guide", [page(*entry) for entry in GUIDE]),
        Section("API", [*_body_pages(knowledge), Section("Models", list(_model_pages(knowledge)))]),
        Section("Linter", [*_linter_pages(), Section("Rules", list(_rule_pages(knowledge, rules)))]),
        Section("About", [page(*entry) for entry in ABOUT]),
    ]


def _route_pages(knowledge: Knowledge) -> Iterator[Page]:
    yield page("routes/index.md", "All goals")
    for name, route in knowledge.routes.items():
        related = [knowledge.routes[other] for other in route.get("related", ())]
        context = {"route": route, "related": related, "mentions": knowledge.mentions(name)}
        source = f"{TABLE_FILE}#L{knowledge.lines[name]}"
        yield Page(statements.route_page(name), "routes/_route.md", route["goal"], context, source)


def _body_pages(knowledge: Knowledge) -> Iterator[Page]:
    yield page("api/index.md", "API reference")
    for name in overview.bodies(knowledge.api):
        schema = knowledge.api["bodies"][name]
        context = {"schema": schema, "uses": overview.uses(knowledge.api, name)}
        label = capital(schema["title"])
        yield Page(f"api/{name}.md", "api/_body.md", label, context, f"schemas/apidot/{name}.yaml")


def _model_pages(knowledge: Knowledge) -> Iterator[Page]:
    yield page("models/index.md", "All models")
    for family, label in families.families(knowledge.api):
        context = {"family": family, "label": label, "inputs": families.inputs_of(knowledge.api, family)}
        context["undescribed"] = families.undescribed(knowledge.api, family)
        yield Page(f"models/{family}.md", "models/_family.md", label, context, f"schemas/apidot/models/{family}.yaml")


def _linter_pages() -> Iterator[Page]:
    yield page("lint/index.md", "The linter's guide")
    yield page("lint/editors.md", "Editors")
    yield page("lint/limits.md", "What it does not check")


def _rule_pages(knowledge: Knowledge, rules: Sequence[manual.RulePage]) -> Iterator[Page]:
    yield page("rules/index.md", "All rules")
    for rule in rules:
        source = f"kling_route/lint/rules/{rule.id.replace('-', '_')}.py"
        context = {"rule": rule, "reasons": knowledge.checked_by(rule.id)}
        yield Page(f"rules/{rule.id}.md", "rules/_rule.md", rule.id, context, source)


MISSING = page("404.md", "No such page")
"""What a server answers with where there is no page; it stands in no navigation."""


def flat(entries: Sequence[Page | Section]) -> Iterator[Page]:
    """Yields every page of an outline."""
    for entry in entries:
        if isinstance(entry, Page):
            yield entry
        else:
            yield from flat(entry.entries)


def navigation(entries: Sequence[Page | Section]) -> list[dict[str, Any]]:
    """Returns an outline as the site generator's configuration wants it."""
    return [
        {title(entry.label): entry.path if isinstance(entry, Page) else navigation(entry.entries)}
        for entry in entries
    ]  # fmt: skip


def write_pages(environment: Environment, pages: Sequence[Page], docs: Path, edit_url: str = "") -> dict[str, str]:
    """Writes all pages, and returns the Markdown of each, whose tables the site generator gets as HTML.

    Leaves a file alone that holds the same text already. With `edit_url`, where a reader can edit files of the
    checkout, each page ends with a link to its own source.
    """
    written = {}
    for entry in pages:
        text = render(environment, entry.template, entry.path, entry.context)
        if edit_url:
            address = f"{edit_url.rstrip('/')}/{entry.source or f'content/{entry.template}'}"
            text += f"\n{link('Edit the source of this page', address)}\n{{: .kr-edit }}\n"
        write(docs / entry.path, as_html(text))
        written[entry.path] = text
    return written


def write(path: Path, text: str) -> None:
    """Writes a file with line feeds, unless it holds this text already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
