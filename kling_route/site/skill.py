"""Writes the agent skill package and llms.txt: Markdown for programs to read, without markup of the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from kling_route.site import families, values
from kling_route.site.fields import Node, fields
from kling_route.site.knowledge import Knowledge
from kling_route.site.pages import Page, Section, flat, write
from kling_route.site.render import render
from kling_route.site.text import code, escape, web_address

FILES = ("SKILL.md", "references/api.md")


def folder(knowledge: Knowledge, out: Path) -> Path:
    """Returns the folder of the skill package, which has to bear the skill's name."""
    return out / "skill" / str(knowledge.table["product"]["skill"]["name"])


def write_skill(knowledge: Knowledge, templates: Environment, out: Path) -> Path:
    """Writes the skill package and returns its folder."""
    target = folder(knowledge, out)
    context = {
        "route": knowledge.routes,
        "fields": fields,
        "models_of": lambda family: families.models_of(knowledge.api, family),
        "anchor": anchor,
        "bare_link": bare_link,
        "record_name": record_name,
        "stated": stated,
        "plain_meaning": values.plain_meaning,
    }
    for name in FILES:
        write(target / name, compact(render(templates, f"skill/{name}", name, context)))
    return target


def write_llms(
    templates: Environment, outline: Sequence[Page | Section], written: Mapping[str, str], out: Path, site_url: str
) -> Path:
    """Writes llms.txt, also at the root of the pages, and returns its path.

    Its links are relative unless the site's address is known.
    """
    sections = [Section(entry.label, list(flat([entry]))) for entry in outline if isinstance(entry, Section)]
    context: Mapping[str, Any] = {
        "sections": sections,
        "site_link": lambda entry: site_link(entry, site_url),
        "note": lambda entry: description(written[entry.path]),
    }
    text = compact(render(templates, "llms.txt", "llms.txt", context))
    write(out / "docs" / "llms.txt", text)
    write(out / "llms.txt", text)
    return out / "llms.txt"


def site_link(entry: Page, site_url: str) -> Markup:
    """Returns a link to a page of the built site, in its plain form."""
    address = entry.path.removesuffix(".md") + ".html.md"
    base = f"{site_url.rstrip('/')}/" if site_url else ""
    return Markup("[{}]({})").format(escape(entry.label), Markup(web_address(base + address) or address))


def anchor(name: str) -> Markup:
    """Returns the place of a statement, which links can name and readers do not see."""
    return Markup('<a id="{}"></a>').format(name)


def description(page: str) -> str:
    """Returns the description in the front matter of a page, which is a quoted string of YAML."""
    line = page.split("\ndescription: '", 1)[1].partition("'\n")[0]
    return line.replace("''", "'")


def bare_link(address: str) -> Markup:
    """Returns an address that a reader of plain Markdown sees as it is."""
    target = web_address(address)
    return Markup("<{}>").format(Markup(target)) if target else code(address)


def record_name(name: str) -> Markup:
    """Returns the name of something to store: code where it is a field's."""
    return code(name) if "_" in name else escape(name)


def stated(node: Node) -> Markup:
    """Returns who states a fact, in brackets."""
    return Markup("({}; {})").format(", ".join(node["x-source"]), node["x-grade"])


def compact(text: str) -> str:
    """Returns Markdown with at most one empty line between lines, and none between the items of a list."""
    lines: list[str] = []
    source = text.splitlines()
    for index, line in enumerate(source):
        following = source[index + 1] if index + 1 < len(source) else ""
        if not line.strip() and (not lines or not lines[-1] or _same_list(lines[-1], following)):
            continue
        lines.append(line.rstrip())
    return "\n".join(lines).strip() + "\n"


def _same_list(line: str, following: str) -> bool:
    if line[:1].isdigit():
        return following[:1].isdigit()
    return line.startswith("- ") and (following.startswith("- ") or not following)
