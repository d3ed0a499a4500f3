"""Builds everything that is written for readers: the pages, the site, the skill package and llms.txt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kling_route.site import (
    assets,
    checkout,
    commands,
    examples,
    finder,
    generator,
    manual,
    missing,
    pages,
    plain,
    protect,
    published,
    skill,
    templating,
)
from kling_route.site.knowledge import load


class Built(NamedTuple):
    """Where the parts of a build are, and how many pages it has."""

    site: Path
    skill: Path
    llms: Path
    pages: int


class Documents(NamedTuple):
    """What the site generator reads: its configuration, and the pages, of which this is the Markdown by their paths."""

    config: Path
    pages: Mapping[str, str]
    built: Built


def build(
    root: Path, out: Path, site_url: str = "", edit_url: str = "", program: Sequence[str] = generator.MKDOCS
) -> Built:
    """Builds the checkout at `root` into the folder `out`; `program` is the site generator's command.

    Raises `CannotBuild` when the folder is not a build's, `BuildFailed` when something that is built is invalid.
    """
    checkout.prepare(out)
    documents = write_documents(root, out, site_url, edit_url)
    generator.run(documents.config, program, sitemap=bool(site_url))
    finish(out / "site", documents.pages, site_url)
    return documents.built


def finish(site: Path, written: Mapping[str, str], site_url: str) -> None:
    """Adds to a built site what no generator does: pages for programs, a page that serves at any address, policies."""
    plain.write_plain_pages(written, site)
    missing.anchor(site / f"{generator.MISSING_PAGE}.html", site_url)
    protect.protect(site)


def write_documents(root: Path, out: Path, site_url: str = "", edit_url: str = "") -> Documents:
    """Writes everything but the site: the pages as Markdown, the skill package and llms.txt."""
    knowledge = load(root)
    frames = examples.frames(root)
    rules = manual.rules(frames)
    outline = pages.outline(knowledge, rules)
    listed = list(pages.flat(outline))
    templates = templating.templates(knowledge, rules, commands.commands(), manual.frame_tabs(frames))
    written = pages.write_pages(templates, [*listed, pages.MISSING], out / "docs", edit_url)
    assets.write_assets(root / "content", out / "docs")
    published.write_schemas(root, out / "docs")
    pages.write(out / "docs" / finder.TABLE_SCRIPT, finder.table_script(knowledge))
    config = generator.write_config(root, out, pages.navigation(outline), site_url)
    package = skill.write_skill(knowledge, templates, out)
    llms = skill.write_llms(templates, outline, written, out, site_url)
    return Documents(config, written, Built(out / "site" / "index.html", package, llms, len(listed)))
