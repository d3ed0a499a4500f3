"""Renders the Markdown templates of `content/`: what they print is escaped unless a function of the site wrote it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kling_route.site import text
from kling_route.site.errors import BuildFailed
from kling_route.site.tables import table

PAGE = "page_path"
"""The name under which a template finds the path of the page it writes."""


def environment(content: Path, shared: Mapping[str, Any]) -> Environment:
    """Returns an environment whose templates see `shared` and the functions for links, code and tables."""
    result = Environment(
        loader=FileSystemLoader(content, encoding="utf-8"),
        autoescape=True,
        finalize=_printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    result.filters.update(
        code=text.code, prose=text.prose, plain=text.one_line, title=_front_matter, literal=literal, sentence=sentence
    )
    result.globals.update(link=text.link, code=text.code, page=page_link, table=table, tag=tag, **shared)
    return result


def _printed(value: object) -> Markup:
    return Markup("") if value is None else text.escape(value)


def _front_matter(value: object) -> Markup:
    """Returns the value as a quoted string of YAML."""
    return Markup("'" + text.title(value).replace("'", "''") + "'")


def literal(value: object) -> Markup:
    """Returns Markdown that this project wrote itself, as it is."""
    return Markup(str(value))


def sentence(value: object) -> Markup:
    """Returns prose that ends with a full stop."""
    written = text.one_line(value)
    return text.prose(written if written.endswith((".", "!", "?")) else f"{written}.")


@pass_context
def page_link(context: Context, target: str, label: object) -> Markup:
    """Returns a link from the page being written to another one; `target` is its path below the root."""
    return _link(posixpath.dirname(context[PAGE]), target, label)


@lru_cache(maxsize=None, typed=True)  # a text is escaped, the same characters as Markup are not
def _link(folder: str, target: str, label: object) -> Markup:
    path, _, anchor = target.partition("#")
    address = posixpath.relpath(path, folder) if path else ""
    return Markup("[{}]({})").format(text.prose(label), Markup(address + (f"#{anchor}" if anchor else "")))


@lru_cache(maxsize=None, typed=True)
def tag(kind: str, label: object) -> Markup:
    """Returns a small label in the text, such as a fact's grade."""
    return Markup('<span class="kr-tag kr-{}">{}</span>').format(kind, text.escape(label))


def render(templates: Environment, template: str, page_path: str, context: Mapping[str, Any]) -> str:
    """Returns the page's Markdown, with one line feed at its end. Raises BuildFailed with the place of an error."""
    try:
        written = templates.get_template(template).render({**context, PAGE: page_path})
    except TemplateError as error:
        raise BuildFailed([f"content/{template}:{_line(error)}: {error}"]) from error
    return written.rstrip() + "\n"


def _line(error: TemplateError) -> int:
    """Returns the line of a template that an error arose in: the engine puts templates into the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    return [frame.lineno or 1 for frame in extract_tb(error.__traceback__) if frame.filename.endswith((".md", ".txt"))][
        -1
    ]
