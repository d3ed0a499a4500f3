"""Writes text of the table into Markdown so that it stays text: no markup, no template syntax, no link of its own.

Every page is Markdown, so this is the one place where text is escaped. What these functions return is `Markup`, which
the template engine leaves alone; everything else that a template prints goes through `escape`.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from markupsafe import Markup

MARKDOWN_PUNCTUATION = re.compile(r"([\\`*_{}\[\]])")
"""What Markdown gives a meaning to anywhere in a line."""

LINE_START = re.compile(r"^ ?(?:(?P<list>[-+.=:?~^#!]+)|(?P<number>\d+)(?P<point>[.)]))")
"""What Markdown and its extensions give a meaning to at the start of a line only: headings, lists, tabs."""

LINK_SCHEMES = frozenset({"https", "http", "mailto"})


def one_line(value: object) -> str:
    """Returns the value as text in which each run of white space is one space, without control characters."""
    return " ".join(_visible(value).split())


def _visible(value: object) -> str:
    text = str(value)
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else " " for character in text)


def escape(value: object) -> Markup:
    """Returns the value as one line of Markdown that shows exactly its text. `Markup` comes back as it is.

    A space at either end stays: parts of a sentence are printed so.
    """
    if isinstance(value, Markup):
        return value
    text = re.sub(r"\s+", " ", _visible(value)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = MARKDOWN_PUNCTUATION.sub(r"\\\1", text)
    return Markup(LINE_START.sub(_escape_line_start, text))


def _escape_line_start(match: re.Match[str]) -> str:
    space = " " if match[0].startswith(" ") else ""
    if match["list"]:
        return space + "".join(f"&#{ord(character)};" for character in match["list"])
    return f"{space}{match['number']}&#{ord(match['point'])};"


def code(value: object) -> Markup:
    """Returns the value as inline code: between backticks, or as an element when it could end that early."""
    text = one_line(value)
    if not text:
        return Markup("")
    if set(text) & set("`<>&\\"):
        return Markup("<code>{}</code>").format(escape(text))
    return Markup(f"`{text}`")


def link(label: object, address: str) -> Markup:
    """Returns a Markdown link, or the address as inline code where it is none that a reader could follow."""
    target = web_address(address)
    if not target:
        return Markup("{} ({})").format(escape(label), code(address))
    return Markup("[{}]({})").format(escape(label), Markup(target))


def web_address(address: str) -> str:
    """Returns the address with everything quoted that could end a link early, or "" when it is not one of the web's."""
    if urlsplit(address).scheme not in LINK_SCHEMES:
        return ""
    return quote(address, safe="/:?#@!$&+,;=~%-._")


def prose(value: object) -> Markup:
    """Returns text in which `code` stays code; everything else is escaped as by `escape`."""
    if isinstance(value, Markup):
        return value
    parts = re.split(r"(`[^`]+`)", one_line(value))
    return Markup("").join(code(part[1:-1]) if _is_code(part) else escape(part) for part in parts)


def _is_code(part: str) -> bool:
    return len(part) > 2 and part.startswith("`") and part.endswith("`")


def capital(text: str) -> str:
    """Returns the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def title(value: object) -> str:
    """Returns text for a page's title. Themes print it unescaped and undo entities, so no HTML may be left."""
    text = one_line(value)
    for character, lookalike in (("<", "‹"), (">", "›"), ('"', "”")):
        text = text.replace(character, lookalike)
    return re.sub(r"&(?=[#\w])", "＆", text)
